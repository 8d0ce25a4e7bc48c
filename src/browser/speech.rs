//! Reading aloud, with voices of this device alone: some browsers offer voices that would send the
//! text to a company, and nothing leaves this device.

use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// Whether this browser can read anything aloud.
pub fn is_there() -> bool {
    speaker().is_some()
}

/// Reads aloud, instead of what was being read. False when the device has no voice for the language
/// with this code.
pub fn read(text: &str, language: &str) -> bool {
    let Some(speaker) = speaker() else { return false };
    speaker.cancel();
    let voices = speaker.get_voices();
    let voice = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    let speaks = |voice: &SpeechSynthesisVoice| {
        voice.local_service() && voice.lang().to_ascii_lowercase().starts_with(language)
    };
    let Some(voice) = voice.into_iter().find(speaks) else { return false };
    let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) else { return false };
    words.set_lang(&voice.lang());
    words.set_voice(Some(&voice));
    speaker.speak(&words);
    true
}

/// Stops reading.
pub fn hush() {
    if let Some(speaker) = speaker() {
        speaker.cancel();
    }
}

fn speaker() -> Option<SpeechSynthesis> {
    super::window().speech_synthesis().ok()
}
