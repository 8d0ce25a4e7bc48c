//! Pieces that several pages use. They know nothing of learning: pages give them what to show.

mod door_picture;
mod field;
mod frame;
mod goal_row;
mod how_far;
mod icon;
mod level;
mod live;
mod maths;
mod page;
mod rows;
mod toast;

pub use door_picture::{DoorPicture, PersonDoor, plate_letter};
pub use field::{Field, Segments, Switch, TextArea, TextShown, refusal_under};
pub use frame::{BarTools, Brand, Frame, how_safe};
pub use goal_row::GoalRow;
pub use how_far::{HowFarShape, HowFarShort, HowFarShown, how_far_number, how_far_word};
pub use icon::{Icon, icon, small_icon};
pub use level::{LevelShape, LevelShown, level_number, level_word};
pub use live::{Show, live};
pub use maths::{all_drawn, formula, say_formulas_in, with_maths, with_maths_in};
pub use page::{Empty, Page, Unfetched, Waiting, with_course, with_door};
pub use rows::rows;
pub use toast::{ToastShelf, Toasts, use_toasts};
