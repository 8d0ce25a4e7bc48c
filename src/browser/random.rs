//! Random numbers for names that no two devices may share.

/// A random number from the browser's cryptographic source.
pub fn number() -> u64 {
    let mut bytes = [0; 8];
    super::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("every browser that runs wasm has a source of random numbers");
    u64::from_le_bytes(bytes)
}
