//! Names that stand in addresses, files and facts: short, ASCII, checked once at the edge.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// The longest id that is accepted, in characters.
pub const LONGEST_ID: usize = 48;

/// Whether `text` may be an id: 1 to [`LONGEST_ID`] letters, digits, `-` or `_`.
///
/// Ids become parts of addresses and storage keys, so nothing that needs escaping is allowed.
pub fn may_be_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A text that cannot be an id. It carries nothing, since the text may be hostile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an id has 1 to {LONGEST_ID} letters, digits, - or _")
    }
}

impl std::error::Error for NotAnId {}

/// Reads a value from a text of a file, without a copy of the text. Every fact has two or three.
pub(crate) struct Parsed<T>(pub PhantomData<T>);

impl<T: FromStr<Err = NotAnId>> serde::de::Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&NotAnId, f)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// Makes one id type per kind of thing, so that swapped arguments do not compile.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads an id, or says that the text cannot be one.
            ///
            /// # Errors
            /// [`NotAnId`] when the text is empty, too long or has other characters.
            pub fn new(text: impl Into<String>) -> Result<Self, NotAnId> {
                let text = text.into();
                if may_be_id(&text) { Ok(Self(text)) } else { Err(NotAnId) }
            }

            /// The id as it stands in addresses and files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A course, such as `quadratics-and-profit`.
    CourseId
    /// A goal of a course, such as `M4`.
    ObjectiveId
    /// A door (project option) of a course, such as `A5`.
    DoorId
    /// A checkpoint of a door, such as `c4`.
    CheckpointId
    /// A support that a checkpoint offers, such as `survey_page`.
    SupportId
    /// An interest, such as `music`.
    TagId
    /// A part of a list in a course: a strand, a competency, a big goal, a role.
    PartId
    /// A template that questions are made from, such as `M4-a`.
    QuestionId
    /// A learner on any device: 16 hexadecimal digits drawn once.
    LearnerId
}
