//! The course that Doorways ships, as people wrote it and as the site serves it.

use doorways::course::{Course, CourseFolder, Door, prepared, read_folder};
use doorways::id::{CheckpointId, DoorId, ObjectiveId};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

/// Where people write it.
pub const FOLDER: &str = "courses/quadratics-and-profit";

/// The course in both languages.
pub fn folder() -> &'static CourseFolder {
    static READ: OnceLock<CourseFolder> = OnceLock::new();
    READ.get_or_init(|| read_folder(Path::new(FOLDER)).unwrap_or_else(|why| panic!("{why}")))
}

/// What the site serves: path and content.
pub fn served() -> &'static BTreeMap<String, String> {
    static SERVED: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    SERVED.get_or_init(|| {
        prepared(folder()).expect("a sound course can be served").into_iter().collect()
    })
}

/// The course as a page in English reads it.
pub fn course() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| {
        serde_json::from_str(&served()["quadratics-and-profit/en/course.json"])
            .expect("a page can read the served course")
    })
}

/// A door as a page in English reads it.
pub fn door(id: &str) -> &'static Door {
    static DOORS: OnceLock<BTreeMap<DoorId, Door>> = OnceLock::new();
    let doors = DOORS.get_or_init(|| {
        let read = |card: &DoorId| {
            let content = &served()[&format!("quadratics-and-profit/en/{card}.json")];
            serde_json::from_str(content).expect("a page can read a served door")
        };
        course().doors.iter().map(|card| (card.id.clone(), read(&card.id))).collect()
    });
    doors.get(&door_id(id)).unwrap_or_else(|| panic!("the shipped course has no door {id}"))
}

pub fn door_id(id: &str) -> DoorId {
    DoorId::new(id).expect("an id")
}

pub fn checkpoint_id(id: &str) -> CheckpointId {
    CheckpointId::new(id).expect("an id")
}

pub fn goal(id: &str) -> ObjectiveId {
    ObjectiveId::new(id).expect("an id")
}

pub fn goals(ids: &[&str]) -> Vec<ObjectiveId> {
    ids.iter().copied().map(goal).collect()
}
