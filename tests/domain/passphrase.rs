//! Work behind a passphrase: what is sealed opens with the right one and with nothing else.

use crate::any;
use argon2::{Algorithm, Argon2, ParamsBuilder, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use doorways::exchange::{
    Arrived, Contents, Effort, LockTrouble, NotAHandOver, RANDOM_BYTES, SHORTEST_PASSPHRASE,
    Sealed, arrived, pack, seal, tidy_passphrase, unpack,
};
use proptest::prelude::*;

/// The least there is, so that many keys can be made.
const LITTLE: Effort = Effort { memory: 8, passes: 1, lanes: 1 };
const RANDOM: [u8; RANDOM_BYTES] = [7; RANDOM_BYTES];
const PASSPHRASE: &str = "seven otters sing";

fn sealed(plain: &[u8]) -> String {
    seal(plain, PASSPHRASE, &RANDOM, LITTLE).expect("eight KiB are there")
}

fn read(text: &str) -> Result<Sealed, NotAHandOver> {
    match arrived(text)? {
        Arrived::Sealed(sealed) => Ok(sealed),
        Arrived::Facts(..) => panic!("this is not sealed"),
    }
}

#[track_caller]
fn refused(text: &str, why: NotAHandOver) {
    assert_eq!(read(text), Err(why), "{text}");
}

/// A sealed hand-over with these words in its header, and with the check that fits them.
fn written(version: u32, ways: [&str; 2], effort: [u64; 3], salt: &str) -> String {
    let ([key, lock], [m, t, p]) = (ways, effort);
    let nonce = URL_SAFE_NO_PAD.encode([7; 24]);
    let header = format!(
        "{{\"doorways\":{version},\"kind\":\"sealed\",\
         \"key\":{{\"way\":\"{key}\",\"m\":{m},\"t\":{t},\"p\":{p},\"salt\":\"{salt}\"}},\
         \"lock\":{{\"way\":\"{lock}\",\"nonce\":\"{nonce}\"}}}}"
    );
    let bytes = [1; 40];
    let check =
        crc::Crc::<u32>::new(&crc::CRC_32_ISCSI).checksum(&[header.as_bytes(), &bytes].concat());
    let open = header.trim_end_matches('}');
    let letters = URL_SAFE_NO_PAD.encode(bytes);
    format!("{open}}},\"check\":\"{check:08x}\",\"sealed\":\"{letters}\"}}")
}

const WAYS: [&str; 2] = ["argon2id", "xchacha20-poly1305"];
const SALT: &str = "BwcHBwcHBwcHBwcHBwcHBw";

#[test]
fn a_sealed_hand_over_says_how_it_is_locked_and_nothing_else() {
    let text = sealed(b"a secret of Ana");
    let nonce = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH";
    let head = format!(
        "{{\"doorways\":1,\"kind\":\"sealed\",\
         \"key\":{{\"way\":\"argon2id\",\"m\":8,\"t\":1,\"p\":1,\"salt\":\"{SALT}\"}},\
         \"lock\":{{\"way\":\"xchacha20-poly1305\",\"nonce\":\"{nonce}\"}},\"check\":\""
    );
    assert!(text.starts_with(&head), "{text}");
    let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let letters = value["sealed"].as_str().expect("letters");
    let bytes = URL_SAFE_NO_PAD.decode(letters).expect("base64url");
    assert_eq!(bytes.len(), "a secret of Ana".len() + 16);
    assert!(!bytes.windows(3).any(|some| some == b"Ana"));
}

#[test]
fn only_the_right_passphrase_opens() {
    let sealed = read(&sealed(b"work")).expect("it is sealed");
    assert_eq!(sealed.open(PASSPHRASE), Ok(b"work".to_vec()));
    for wrong in ["", "seven otters sing ", "Seven otters sing", "seven otters sin", "otters"] {
        assert_eq!(sealed.open(wrong), Err(LockTrouble::WrongPassphrase), "{wrong:?}");
    }
}

#[test]
fn a_sealed_hand_over_that_was_cut_anywhere_says_so() {
    let text = sealed(b"some work that is worth a lock");
    let whole = text.trim_end();
    for length in 1..whole.len() {
        let why = read(&whole[..length]).expect_err("a part is missing");
        assert!(matches!(why, NotAHandOver::Cut { .. }), "{why:?} at {length}");
    }
}

#[test]
fn a_changed_byte_is_noticed_without_the_passphrase_or_does_no_harm() {
    let text = sealed(b"some work that is worth a lock");
    let original = read(&text).expect("it is sealed");
    for place in 0..text.len() {
        for other in (1..=u8::MAX).map(|bits| text.as_bytes()[place] ^ bits) {
            let mut changed = text.clone().into_bytes();
            changed[place] = other;
            let Ok(changed) = String::from_utf8(changed) else { continue };
            // Sealed as another thing never: as the same, as where it says an older version.
            match arrived(&changed) {
                Ok(Arrived::Sealed(sealed)) => assert_eq!(sealed, original, "{changed}"),
                Ok(Arrived::Facts(..)) => panic!("{changed}"),
                Err(_) => {}
            }
        }
    }
    let letters = text.find("\"sealed\":\"").expect("the letters") + 10;
    for place in letters..text.trim_end().len() - 2 {
        let mut changed = text.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        refused(&String::from_utf8(changed).expect("letters"), NotAHandOver::Changed);
    }
}

#[test]
fn spaces_between_the_parts_do_no_harm() {
    let text = sealed(b"work");
    let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("it was JSON");
    let other = read(&format!("\u{feff}\n {pretty}\n")).expect("it is sealed");
    assert_eq!(other.open(PASSPHRASE), Ok(b"work".to_vec()));
}

#[test]
fn what_a_later_release_sealed_is_called_newer() {
    assert!(read(&written(1, WAYS, [8, 1, 1], SALT)).is_ok());
    refused(&written(2, WAYS, [8, 1, 1], SALT), NotAHandOver::Newer);
    refused(&written(1, ["argon3", WAYS[1]], [8, 1, 1], SALT), NotAHandOver::Newer);
    refused(&written(1, [WAYS[0], "aegis-256"], [8, 1, 1], SALT), NotAHandOver::Newer);
    // Another way may say other things.
    let other =
        r#"{"doorways":1,"kind":"sealed","key":{"way":"spake"},"lock":{"way":"box"},"in":0}"#;
    refused(other, NotAHandOver::Newer);
}

#[test]
fn a_file_that_asks_for_too_much_is_refused_before_anything_is_computed() {
    let mib = 1024;
    for bearable in [[256 * mib, 2, 4], [51 * mib, 10, 1], [8, 1, 1], [19 * mib, 2, 1]] {
        assert!(read(&written(1, WAYS, bearable, SALT)).is_ok(), "{bearable:?}");
    }
    for too_much in [
        [256 * mib + 1, 1, 1],
        [u64::from(u32::MAX), u64::from(u32::MAX), 4],
        [8, 11, 1],
        [40, 1, 5],
        [256 * mib, 10, 1],
    ] {
        refused(&written(1, WAYS, too_much, SALT), NotAHandOver::TooLarge);
    }
    for senseless in [[8, 0, 1], [8, 1, 0], [0, 1, 1], [7, 1, 1], [31, 1, 4], [1 << 40, 1, 1]] {
        refused(&written(1, WAYS, senseless, SALT), NotAHandOver::Changed);
    }
    for salt in ["", "BwcHBwcHBwcHBwcHBwcH", "BwcHBwcHBwcHBwcHBwcHBwc", "BwcHBwcHBwcHBwcHBwcHB!"] {
        refused(&written(1, WAYS, [8, 1, 1], salt), NotAHandOver::Changed);
    }
}

#[test]
fn the_header_cannot_be_exchanged() {
    // The check fits and proves nothing; the lock does not.
    let ours = sealed(b"work");
    let other = seal(b"work", PASSPHRASE, &[9; RANDOM_BYTES], LITTLE).expect("eight KiB");
    let letters = |text: &str| text.rsplit('"').nth(1).map(str::to_owned).expect("letters");
    let mixed = ours.replace(&letters(&ours), &letters(&other));
    refused(&mixed, NotAHandOver::Changed);
    let sealed = read(&written(1, WAYS, [8, 1, 1], SALT)).expect("the check fits");
    assert_eq!(sealed.open(PASSPHRASE), Err(LockTrouble::WrongPassphrase));
}

#[test]
fn a_locked_copy_inside_a_locked_copy_is_no_work() {
    assert_eq!(unpack(&sealed(b"work")), Err(NotAHandOver::SomethingElse));
}

#[test]
fn a_passphrase_is_the_same_whatever_the_spaces() {
    #[track_caller]
    fn check(typed: &str, tidy: Result<&str, LockTrouble>) {
        assert_eq!(
            tidy_passphrase(typed).as_ref().map(|words| words.as_str()),
            tidy.as_ref().copied()
        );
    }
    check("seven otters sing", Ok("seven otters sing"));
    check("  seven\u{a0}otters \t\n sing ", Ok("seven otters sing"));
    check("seven\u{3000}otters\u{2003}sing", Ok("seven otters sing"));
    check("Seven Otters", Ok("Seven Otters"));
    check("ñandú año", Ok("ñandú año"));
    check("七只水獭唱歌一二", Ok("七只水獭唱歌一二"));
    for short in ["", "    ", "otters", "a       b", "七只水獭唱歌"] {
        check(short, Err(LockTrouble::TooShort));
    }
    check(&"x".repeat(SHORTEST_PASSPHRASE - 1), Err(LockTrouble::TooShort));
    check(&"x".repeat(SHORTEST_PASSPHRASE), Ok(&"x".repeat(SHORTEST_PASSPHRASE)));
}

fn bytes_of(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<char> = hexadecimal.chars().filter(|c| !c.is_whitespace()).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16);
    digits.chunks(2).map(|pair| byte(pair).expect("two digits")).collect()
}

#[test]
fn keys_are_those_of_rfc_9106() {
    // Section 5.3.
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(argon2::AssociatedData::new(&[4; 12]).expect("twelve bytes"))
        .build()
        .expect("the numbers of the RFC");
    let maker = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
        .expect("short");
    let mut key = [0; 32];
    maker.hash_password_into(&[1; 32], &[2; 16], &mut key).expect("32 KiB are there");
    let expected = bytes_of("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    assert_eq!(key.to_vec(), expected);
}

#[test]
fn the_lock_is_that_of_the_draft() {
    // draft-irtf-cfrg-xchacha-03, A.3.1.
    let key: [u8; 32] = std::array::from_fn(|nth| 0x80 + u8::try_from(nth).expect("below 32"));
    let nonce: [u8; 24] = std::array::from_fn(|nth| 0x40 + u8::try_from(nth).expect("below 24"));
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for \
                  the future, sunscreen would be it.";
    let aad = bytes_of("50515253c0c1c2c3c4c5c6c7");
    let locked = XChaCha20Poly1305::new(&key.into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad })
        .expect("it is short");
    let expected = bytes_of(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
         731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
         2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
         21f9664c97637da9768812f615c68b13b52e
         c0875924c1c7987947deafd8780acf49",
    );
    assert_eq!(locked, expected);
}

proptest! {
    #[test]
    fn whatever_was_sealed_opens_as_it_was(
        plain in any::<Vec<u8>>(), passphrase in ".{0,40}", random in any::<[u8; 32]>()
    ) {
        let mut salt_and_nonce = [5; RANDOM_BYTES];
        salt_and_nonce[..32].copy_from_slice(&random);
        let text = seal(&plain, &passphrase, &salt_and_nonce, LITTLE).expect("eight KiB");
        prop_assert!(text.is_ascii());
        let sealed = read(&text).expect("it is sealed");
        prop_assert_eq!(sealed.open(&passphrase), Ok(plain));
        prop_assert_eq!(
            sealed.open(&format!("{passphrase}.")),
            Err(LockTrouble::WrongPassphrase)
        );
    }

    #[test]
    fn work_is_the_same_behind_a_lock(journal in any::journal()) {
        let packed = pack(&journal, Contents::ALL);
        let sealed = read(&sealed(packed.as_bytes())).expect("it is sealed");
        let opened = sealed.open(PASSPHRASE).expect("the passphrase");
        prop_assert_eq!(
            unpack(&String::from_utf8(opened).expect("text")),
            unpack(&packed)
        );
    }

    #[test]
    fn a_tidy_passphrase_stays_as_it_is(typed in any::words()) {
        if let Ok(tidy) = tidy_passphrase(&typed) {
            prop_assert_eq!(tidy_passphrase(&tidy), Ok(tidy.clone()));
            prop_assert_eq!(tidy_passphrase(&format!("  {typed}\n")), Ok(tidy));
        }
    }
}
