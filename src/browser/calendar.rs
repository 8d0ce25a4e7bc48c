//! The clock, and days as people say them. `Intl` knows the words; we know the question.

use super::letters;
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Milliseconds since 1970 in UTC, by this device's clock.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a date can be"
)]
pub fn now_ms() -> u64 {
    Date::now().clamp(0.0, 8.64e15) as u64
}

/// A day such as `Wednesday 11 March`, in the language with this code.
pub fn weekday_and_day(ms: u64, language: &str) -> String {
    let weekday = said(ms, language, &[("weekday", "long")]);
    format!("{} {}", capitalized(&weekday), day(ms, language))
}

/// A day such as `11 March` or `11 de marzo`, with the year when it is not this one.
pub fn day(ms: u64, language: &str) -> String {
    let (date, now) = (date(ms), Date::new_0());
    let month = said(ms, language, &[("month", "long")]);
    let day = date.get_date();
    let of = if language == "es" { " de " } else { " " };
    let year = date.get_full_year();
    if year == now.get_full_year() {
        format!("{day}{of}{month}")
    } else {
        format!("{day}{of}{month}{of}{year}")
    }
}

/// The day with this number, as [`day`] says it.
pub fn day_of_number(number: i32, language: &str) -> String {
    // Noon of that day in UTC, moved to where this device is, is the same day there.
    let noon = u64::try_from(number).unwrap_or_default() * 86_400_000 + 43_200_000;
    let behind = date(noon).get_timezone_offset() * 60_000.0;
    #[allow(clippy::cast_possible_truncation, reason = "an offset is less than a day")]
    let behind = behind as i64;
    day(noon.saturating_add_signed(behind), language)
}

/// A day such as `2026-03-11`, as files are named after it.
pub fn iso_day(ms: u64) -> String {
    let date = date(ms);
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The day of a moment where this device is, counted from 1970-01-01.
#[allow(clippy::cast_possible_truncation, reason = "days of a date fit an i32")]
pub fn day_number(ms: u64) -> i32 {
    let date = date(ms);
    // Minutes by which UTC is ahead of the clock on the wall.
    ((date.get_time() / 60_000.0 - date.get_timezone_offset()) / 1_440.0).floor() as i32
}

/// How long ago a moment was, as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ago {
    /// Today, or in the future of a clock that was wrong.
    Today,
    /// The day before today.
    Yesterday,
    /// Two to six days ago: its weekday says which day.
    ThisWeek,
    /// Earlier.
    Earlier,
}

/// How many midnights lie between a moment and now.
pub fn ago(ms: u64) -> Ago {
    let midnight = |date: &Date| {
        Date::new_with_year_month_day(
            date.get_full_year(),
            i32::try_from(date.get_month()).unwrap_or(0),
            i32::try_from(date.get_date()).unwrap_or(1),
        )
        .get_time()
    };
    // Half a day more than whole days, since a day has 23 or 25 hours twice a year.
    let days = ((midnight(&Date::new_0()) - midnight(&date(ms))) / 86_400_000.0).round();
    match days {
        d if d < 1.0 => Ago::Today,
        d if d < 2.0 => Ago::Yesterday,
        d if d < 7.0 => Ago::ThisWeek,
        _ => Ago::Earlier,
    }
}

/// The weekday of a moment, such as `Tuesday` or `martes`.
pub fn weekday(ms: u64, language: &str) -> String {
    said(ms, language, &[("weekday", "long")])
}

/// A time of day such as `9:12`.
pub fn time(ms: u64, language: &str) -> String {
    let date = date(ms);
    let options = options(&[("hour", "numeric"), ("minute", "2-digit")]);
    date.to_locale_time_string_with_options(language, &options).into()
}

fn said(ms: u64, language: &str, wanted: &[(&str, &str)]) -> String {
    date(ms).to_locale_date_string(language, &options(wanted)).into()
}

fn options(wanted: &[(&str, &str)]) -> JsValue {
    let options = Object::new();
    for (key, value) in wanted {
        // Setting a key of a fresh object cannot fail.
        Reflect::set(&options, &(*key).into(), &(*value).into()).ok();
    }
    options.into()
}

#[allow(clippy::cast_precision_loss, reason = "milliseconds of a date fit an f64")]
fn date(ms: u64) -> Date {
    Date::new(&JsValue::from_f64(ms as f64))
}

fn capitalized(word: &str) -> String {
    let first = word.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = word.split_at(first);
    letters::upper(first) + rest
}
