//! Random numbers, for names that no two devices may share and for seals.

/// A random number from the browser's cryptographic source.
pub fn number() -> u64 {
    u64::from_le_bytes(bytes())
}

/// Random bytes from the browser's cryptographic source.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    super::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("every browser that runs wasm has a source of random numbers");
    bytes
}
