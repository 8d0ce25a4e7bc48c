//! The student's pages.

mod bring_in;
mod choose;
mod compare;
mod door;
mod doors;
mod goal;
mod goals;
mod hall;
mod hand_over;
mod help;
mod lock;
mod newcomer;
mod nowhere;
mod proof;
mod room;
mod settings;
mod story;
mod today;
mod work;

pub use bring_in::{BringIn, Take};
pub use choose::Choose;
pub use compare::Compare;
pub use door::DoorPage;
pub use doors::{Browsing, Doors};
pub use goal::Goal;
pub use goals::Goals;
pub use hall::{Enter, Hall};
pub use hand_over::HandOver;
pub use help::Help;
pub use newcomer::Newcomer;
pub use nowhere::Nowhere;
pub use proof::Proof;
pub use room::Room;
pub use settings::Settings;
pub use story::Story;
pub use today::Today;
