//! Courses as people write them: a folder of TOML files, read with the place of every mistake.

use super::lint::COURSE_FILE;
use super::questions::{self, QuestionFile, SEEDS, check_questions};
use super::{Bilingual, Both, Course, Door, Finding, Language, Objective, Support, lint};
use crate::id::SupportId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;
use std::path::{Path, PathBuf};

/// Why a course folder could not be used.
#[derive(Debug)]
pub enum Broken {
    /// A file or folder could not be opened.
    Unopened {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// A file is not TOML, or has not the shape of a course file.
    Unread {
        /// Which one.
        path: PathBuf,
        /// What is wrong, with line and column.
        why: toml::de::Error,
    },
    /// The files can be read, but the course does not hang together.
    Unsound(Vec<Finding>),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unopened { path, why } => write!(f, "{}: {why}", path.display()),
            Self::Unread { path, why } => write!(f, "{}: {why}", path.display()),
            Self::Unsound(findings) => {
                writeln!(f, "{} things to mend:", findings.len())?;
                findings.iter().try_for_each(|finding| writeln!(f, "  {finding}"))
            }
        }
    }
}

impl std::error::Error for Broken {}

/// A whole course in both languages.
#[derive(Debug, Clone)]
pub struct CourseFolder {
    /// The course with its goals and door cards.
    pub course: Course<Both>,
    /// Supports that any door may offer.
    pub supports: Vec<Support<Both>>,
    /// Every door in full, in catalogue order.
    pub doors: Vec<Door<Both>>,
    /// The file of each door.
    pub door_files: Vec<String>,
    /// The questions of each goal. A course may have none.
    pub questions: Vec<QuestionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalsFile {
    objective: Vec<Objective<Both>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SupportsFile {
    support: Vec<Support<Both>>,
}

/// Reads and checks a course folder: `course.toml`, `goals.toml`, `supports.toml`, `doors/*.toml` and
/// `questions/*.toml`.
///
/// # Errors
/// [`Broken`], naming file and place and what to do.
pub fn read_folder(folder: &Path) -> Result<CourseFolder, Broken> {
    let mut course: Course<Both> = read_file(&folder.join("course.toml"))?;
    course.objectives = read_file::<GoalsFile>(&folder.join("goals.toml"))?.objective;
    let supports = read_file::<SupportsFile>(&folder.join("supports.toml"))?.support;
    let mut doors: Vec<Door<Both>> = Vec::new();
    let mut door_files = Vec::new();
    for path in files_in(&folder.join("doors"))? {
        doors.push(read_file(&path)?);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        door_files.push(format!("doors/{name}"));
    }
    course.doors = doors.iter().map(Door::card).collect();
    let mut findings = lint(&course, &supports, &doors, &door_files);
    let mut questions = Vec::new();
    match read_questions(folder)? {
        Ok(read) => {
            findings.extend(check_questions(&course, &read, SEEDS));
            questions = read;
        }
        Err(unread) => findings.extend(unread),
    }
    if findings.is_empty() {
        for objective in &mut course.objectives {
            let file = questions.iter().find(|file| file.both.en.goal == objective.id);
            objective.asks = file.map(|file| file.both.en.asks());
        }
        Ok(CourseFolder { course, supports, doors, door_files, questions })
    } else {
        Err(Broken::Unsound(findings))
    }
}

/// Reads the questions of a course, or says which of them have not the shape of questions.
fn read_questions(folder: &Path) -> Result<Result<Vec<QuestionFile>, Vec<Finding>>, Broken> {
    let folder = folder.join("questions");
    let paths = if folder.exists() { files_in(&folder)? } else { Vec::new() };
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match questions::read(&format!("questions/{name}"), read_file(&path)?) {
            Ok(file) => files.push(file),
            Err(finding) => unread.push(finding),
        }
    }
    Ok(if unread.is_empty() { Ok(files) } else { Err(unread) })
}

/// One text of a course, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The file, as its author knows it.
    pub file: String,
    /// The place in the file: `checkpoint c2 task`.
    pub place: String,
    /// The text in both languages.
    pub both: Bilingual<String>,
}

impl CourseFolder {
    /// Every text that a student reads, file by file.
    pub fn texts(&self) -> Vec<Vec<Text>> {
        let mut course = self.course.clone();
        course.doors.clear();
        let goals = std::mem::take(&mut course.objectives);
        let mut files = vec![
            texts_of("course.toml", "", &json(&course)),
            texts_of("goals.toml", "goal", &json(&goals)),
            texts_of("supports.toml", "support", &json(&self.supports)),
        ];
        for (door, file) in self.doors.iter().zip(&self.door_files) {
            files.push(texts_of(file, "", &json(door)));
        }
        for questions in &self.questions {
            let mut texts = texts_of(&questions.file, "", &questions.texts);
            for text in &mut texts {
                for said in [&mut text.both.en, &mut text.both.es] {
                    *said = questions::as_words(said);
                }
            }
            files.push(texts);
        }
        files
    }
}

fn json(part: &impl serde::Serialize) -> Value {
    serde_json::to_value(part).expect("texts, numbers and lists are always valid JSON")
}

fn texts_of(file: &str, place: &str, value: &Value) -> Vec<Text> {
    let text = |both| Text { file: file.into(), place: place.into(), both };
    // A list of two texts would pass for a text in two languages.
    let both = value.is_object();
    if both && let Ok(both) = serde_json::from_value::<Bilingual<String>>(value.clone()) {
        return vec![text(both)];
    }
    if both && let Ok(lines) = serde_json::from_value::<Bilingual<Vec<String>>>(value.clone()) {
        let pairs = lines.en.into_iter().zip(lines.es);
        return pairs.map(|(en, es)| text(Bilingual { en, es })).collect();
    }
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => {
            let name = |nth: usize, item: &Value| {
                let id = item.get("id").or_else(|| item.get("objective"));
                id.and_then(Value::as_str).map_or_else(|| (nth + 1).to_string(), str::to_owned)
            };
            items.iter().enumerate().map(|(nth, item)| (name(nth, item), item)).collect()
        }
        _ => vec![],
    };
    let place = |name: String| [place, &name].join(" ").trim().to_owned();
    inside.into_iter().flat_map(|(name, value)| texts_of(file, &place(name), value)).collect()
}

/// The files that the site serves for a course: path below the courses' folder, and content.
///
/// One folder per language; `course.json` for the goals and the catalogue, and each door in a file
/// of its own with the supports its checkpoints offer.
///
/// # Errors
/// When a value cannot be written as JSON, which no course that [`read_folder`] accepts can cause.
pub fn prepared(folder: &CourseFolder) -> Result<Vec<(String, String)>, serde_json::Error> {
    let mut files = Vec::new();
    for language in Language::ALL {
        let place = format!("{}/{}", folder.course.id, language.code());
        let course = serde_json::to_value(&folder.course)?;
        files.push((format!("{place}/{COURSE_FILE}.json"), spoken(course, language).to_string()));
        for door in &folder.doors {
            let mut door = door.clone();
            door.supports = supports_of(&door, &folder.supports);
            let name = format!("{place}/{}.json", door.id);
            files.push((name, spoken(serde_json::to_value(&door)?, language).to_string()));
        }
        for QuestionFile { both, .. } in &folder.questions {
            let questions = both.in_language(language);
            let name = format!("{place}/questions/{}.json", questions.goal);
            files.push((name, serde_json::to_string(questions)?));
        }
    }
    Ok(files)
}

fn supports_of(door: &Door<Both>, shared: &[Support<Both>]) -> Vec<Support<Both>> {
    let find = |id: &SupportId| door.support(id).or_else(|| shared.iter().find(|s| &s.id == id));
    door.supports_used().into_iter().filter_map(find).cloned().collect()
}

/// Replaces every `{ en, es }` by what it says in one language.
pub(super) fn spoken(value: Value, language: Language) -> Value {
    match value {
        Value::Object(mut fields) => {
            if fields.len() == 2 && fields.contains_key("en") && fields.contains_key("es") {
                return fields.remove(language.code()).unwrap_or_default();
            }
            fields.into_iter().map(|(key, value)| (key, spoken(value, language))).collect()
        }
        Value::Array(items) => items.into_iter().map(|item| spoken(item, language)).collect(),
        other => other,
    }
}

fn read_file<T: DeserializeOwned>(path: &Path) -> Result<T, Broken> {
    let text = std::fs::read_to_string(path)
        .map_err(|why| Broken::Unopened { path: path.to_owned(), why })?;
    toml::from_str(&text).map_err(|why| Broken::Unread { path: path.to_owned(), why })
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Broken> {
    let unopened = |why| Broken::Unopened { path: folder.to_owned(), why };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unopened)? {
        let path = entry.map_err(unopened)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
