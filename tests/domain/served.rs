//! The served files as pages read them: the same as by their types, and no less careful.

use crate::shipped::served;
use doorways::course::item::GoalQuestions;
use doorways::course::served::{Served, Unread, read};
use doorways::course::{Course, Door};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Debug;

/// A file read both ways, when both agree.
#[track_caller]
fn read_both_ways<T: Served + DeserializeOwned + PartialEq + Debug>(name: &str, file: &str) {
    let by_type = serde_json::from_str::<T>(file);
    match read::<T>(file) {
        Ok(read) => assert_eq!(Some(read), by_type.ok(), "{name}"),
        Err(why) => assert!(by_type.is_err(), "{name}: {why:?} in {file}"),
    }
}

/// Any served file, whatever it holds.
#[track_caller]
fn check(name: &str, file: &str) {
    if name.ends_with("/course.json") {
        read_both_ways::<Course>(name, file);
    } else if name.contains("/questions/") {
        read_both_ways::<GoalQuestions>(name, file);
    } else {
        read_both_ways::<Door>(name, file);
    }
}

#[test]
fn every_served_file_is_read_as_its_type_says() {
    for (name, file) in served() {
        check(name, file);
        let readable = match name.contains("/questions/") {
            true => read::<GoalQuestions>(file).is_ok(),
            false => read::<Course>(file).is_ok() || read::<Door>(file).is_ok(),
        };
        assert!(readable, "{name}");
    }
}

/// One file with one thing changed somewhere, for every place inside.
fn changed(value: &Value, change: &mut dyn FnMut(&Value) -> Vec<Value>) -> Vec<Value> {
    let mut all = change(value);
    match value {
        Value::Array(list) => {
            for (at, inside) in list.iter().enumerate() {
                all.extend(changed(inside, change).into_iter().map(|inside| {
                    let mut list = list.clone();
                    list[at] = inside;
                    Value::Array(list)
                }));
            }
        }
        Value::Object(fields) => {
            for (name, inside) in fields {
                all.extend(changed(inside, change).into_iter().map(|inside| {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), inside);
                    Value::Object(fields)
                }));
            }
        }
        _ => {}
    }
    all
}

/// The smallest file of each kind, as people may break it in every place.
fn check_changed(change: &mut dyn FnMut(&Value) -> Vec<Value>) {
    for part in ["/en/course.json", "/en/questions/", "/en/"] {
        let of_kind = served().iter().filter(|(name, _)| name.contains(part));
        let (name, file) = of_kind
            .filter(|(name, _)| part.len() > 4 || !name.contains("questions"))
            .min_by_key(|(_, file)| file.len())
            .expect("a file of each kind");
        let whole = serde_json::from_str(file).expect("a served file is JSON");
        for broken in changed(&whole, change) {
            check(name, &broken.to_string());
        }
    }
}

#[test]
fn a_field_that_is_missing_or_one_too_many_is_noticed_as_the_type_says() {
    check_changed(&mut |value| {
        let Value::Object(fields) = value else { return Vec::new() };
        let mut all: Vec<Value> = Vec::new();
        for name in fields.keys() {
            let mut without = fields.clone();
            without.remove(name);
            all.push(Value::Object(without));
        }
        let mut more = fields.clone();
        more.insert("unheard_of".into(), Value::Null);
        all.push(Value::Object(more));
        all
    });
}

#[test]
fn a_value_of_another_kind_is_noticed_as_the_type_says() {
    let others = [
        "null",
        "true",
        "0",
        "-0",
        "-1",
        "1.5",
        "256",
        "1e2",
        "\"\"",
        "\"é\"",
        "[]",
        "[0]",
        "[\"a\",\"b\"]",
        "{}",
        "{\"table\":{}}",
        "{\"other\":0}",
    ];
    let others = others.map(|json| serde_json::from_str::<Value>(json).expect("JSON"));
    let mut nth = 0;
    check_changed(&mut |value| {
        // Each text is tried with one of the others: a few thousand files are enough.
        nth += 1;
        let some = if value.is_string() { 1 } else { others.len() };
        let others = (0..some).map(|more| &others[(nth + more) % others.len()]);
        // Types would also take fields without their names, in a list.
        others.filter(|other| !(value.is_object() && other.is_array())).cloned().collect()
    });
}

#[test]
fn a_file_that_ends_early_or_was_damaged_is_noticed() {
    let (name, file) = served()
        .iter()
        .filter(|(name, _)| name.contains("/en/questions/"))
        .min_by_key(|(_, file)| file.len())
        .expect("a file");
    for end in (0..file.len()).filter(|end| file.is_char_boundary(*end)) {
        assert!(read::<GoalQuestions>(&file[..end]).is_err(), "{end}");
    }
    for (at, old) in file.char_indices() {
        for new in ["", "\"", "\\", ",", "]", "}", "0", "\n", "\u{1}", "é"] {
            let damaged = format!("{}{new}{}", &file[..at], &file[at + old.len_utf8()..]);
            check(name, &damaged);
        }
    }
}

#[test]
fn json_is_read_as_json_is() {
    let texts = [
        "[]",
        " [ ] ",
        "[\"a\"]x",
        "[\"a\" , \"b\"]",
        "[\"a\",]",
        "[,]",
        "[\"a\"\"b\"]",
        "",
        "[",
        r#"["\"\\\/\b\f\n\r\t"]"#,
        r#"["\u00e9\u2212"]"#,
        r#"["\ud83d\ude00"]"#,
        r#"["\ud83d"]"#,
        r#"["\ud83dx"]"#,
        r#"["\ude00"]"#,
        r#"["\ud83d\n"]"#,
        r#"["\u+123"]"#,
        r#"["\u12"]"#,
        r#"["\x"]"#,
        "[\"\t\"]",
        "[\"é😀\"]",
        "{\"a\":1}",
        "[nul]",
        "[null]",
        "\u{feff}[]",
    ];
    for text in texts {
        read_both_ways::<Vec<String>>("texts", text);
    }
    let numbers = [
        "0",
        "-0",
        "00",
        "01",
        "1",
        "+1",
        "-1",
        "--1",
        "255",
        "256",
        "1.0",
        "1.",
        ".5",
        "0.5",
        "1e2",
        "1E+2",
        "1e-2",
        "1e",
        "1e999",
        "-",
        "4294967295",
        "4294967296",
        "0.1",
        "0.05",
        "NaN",
    ];
    for number in numbers {
        read_both_ways::<Vec<u8>>("whole", &format!("[{number}]"));
        read_both_ways::<Vec<u32>>("whole", &format!("[{number}]"));
        read_both_ways::<Vec<f64>>("number", &format!("[{number}]"));
        read_both_ways::<Vec<Option<char>>>("letter", &format!("[\"{number}\",null]"));
    }
    let deep = "[".repeat(100_000);
    assert!(read::<Vec<String>>(&deep).is_err());
}

#[test]
fn people_hear_where_a_file_cannot_be_read() {
    let place = |file: &str| read::<Vec<String>>(file).expect_err("a broken file");
    assert_eq!(place("[\"a\",\n  1]"), Unread { line: 2, column: 3 });
    assert_eq!(place("["), Unread { line: 1, column: 2 });
    assert_eq!(place("{}"), Unread { line: 1, column: 1 });
}
