//! What people do with the release site, in real browsers. `./dev build` makes the site first.

mod engine;
mod person;
mod site;
mod webdriver;
mod words;

mod asking;
mod codes;
mod every_place;
mod hand_over;
mod in_danger;
mod kept_how_long;
mod long;
mod map;
mod offline;
mod origin;
mod shared_device;
mod student;
mod two_tabs;
