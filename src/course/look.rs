//! How doors look: a picture drawn from an id, the same on every device. No image files.

use crate::id::{DoorId, LearnerId};

/// The paint of a door. Paint is identity; it never says good or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the colours")]
pub enum Paint {
    Lagoon,
    Harbor,
    Plum,
    Rosehip,
    Brick,
    Clay,
    Ochre,
    Olive,
    Fern,
    Slate,
    Indigo,
    Mulberry,
    /// Not painted yet: a door that somebody is about to make.
    Bare,
}

impl Paint {
    const OF_DOORS: [Self; 10] = [
        Self::Lagoon,
        Self::Harbor,
        Self::Plum,
        Self::Rosehip,
        Self::Brick,
        Self::Clay,
        Self::Ochre,
        Self::Olive,
        Self::Fern,
        Self::Slate,
    ];

    /// People have cool paints only, so that a name bar never looks like a warning.
    const OF_PEOPLE: [Self; 6] =
        [Self::Plum, Self::Harbor, Self::Lagoon, Self::Indigo, Self::Mulberry, Self::Slate];

    /// The value of the `data-paint` attribute that the style sheets know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lagoon => "lagoon",
            Self::Harbor => "harbor",
            Self::Plum => "plum",
            Self::Rosehip => "rosehip",
            Self::Brick => "brick",
            Self::Clay => "clay",
            Self::Ochre => "ochre",
            Self::Olive => "olive",
            Self::Fern => "fern",
            Self::Slate => "slate",
            Self::Indigo => "indigo",
            Self::Mulberry => "mulberry",
            Self::Bare => "bare",
        }
    }
}

/// The shape of the frame's top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the shapes")]
pub enum Head {
    Flat,
    Round,
    Transom,
    Fanlight,
    Shallow,
}

/// The joinery of the leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the shapes")]
pub enum Pattern {
    Six,
    Four,
    Planks,
    TallGlass,
    Porthole,
    Chevron,
    Steps,
    Stable,
}

/// The side on which a door turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the sides")]
pub enum Hinge {
    Left,
    Right,
}

/// Everything that makes one door look unlike another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoorLook {
    /// The colour of the leaf.
    pub paint: Paint,
    /// The joinery of the leaf.
    pub pattern: Pattern,
    /// The shape of the frame's top.
    pub head: Head,
    /// The side on which it turns.
    pub hinge: Hinge,
}

impl DoorLook {
    const HEADS: [Head; 5] =
        [Head::Flat, Head::Round, Head::Transom, Head::Fanlight, Head::Shallow];
    const PATTERNS: [Pattern; 8] = [
        Pattern::Six,
        Pattern::Four,
        Pattern::Planks,
        Pattern::TallGlass,
        Pattern::Porthole,
        Pattern::Chevron,
        Pattern::Steps,
        Pattern::Stable,
    ];

    /// The door that nobody has painted yet: for "I'm new here" and for designing one's own.
    pub const BARE: Self =
        Self { paint: Paint::Bare, pattern: Pattern::Four, head: Head::Flat, hinge: Hinge::Left };

    /// The door that an id alone asks for, before its neighbours are looked at.
    pub fn of(seeded_id: &str) -> Self {
        let h = avalanche(fnv1a(seeded_id.as_bytes()));
        Self {
            paint: Paint::OF_DOORS[pick(h, 10)],
            pattern: Self::PATTERNS[pick(h >> 8, 8)],
            head: Self::HEADS[pick(h >> 16, 5)],
            hinge: if (h >> 24) & 1 == 1 { Hinge::Right } else { Hinge::Left },
        }
    }
}

/// The doors of a course in its order, so that neighbours differ.
///
/// A paint moves on while it is used more often than the least used one (not counting the last
/// three), or is one of the last three; a pattern moves on until it is a least used one.
pub fn looks_of_doors<'a>(seed: &str, ids: impl Iterator<Item = &'a DoorId>) -> Vec<DoorLook> {
    let mut looks: Vec<DoorLook> = Vec::new();
    for id in ids {
        let mut look = DoorLook::of(&format!("{seed}{id}"));
        let paints: Vec<usize> = looks.iter().map(|l| place(&Paint::OF_DOORS, l.paint)).collect();
        let recent = &paints[paints.len().saturating_sub(3)..];
        let paint = settle(place(&Paint::OF_DOORS, look.paint), 10, |candidate| {
            let fewest = (0..10)
                .filter(|other| !recent.contains(other))
                .map(|other| count(&paints, other))
                .min()
                .unwrap_or(0);
            !recent.contains(&candidate) && count(&paints, candidate) <= fewest
        });
        look.paint = Paint::OF_DOORS[paint];
        let patterns: Vec<usize> =
            looks.iter().map(|l| place(&DoorLook::PATTERNS, l.pattern)).collect();
        let fewest = (0..8).map(|other| count(&patterns, other)).min().unwrap_or(0);
        let pattern = settle(place(&DoorLook::PATTERNS, look.pattern), 8, |candidate| {
            count(&patterns, candidate) <= fewest
        });
        look.pattern = DoorLook::PATTERNS[pattern];
        looks.push(look);
    }
    looks
}

/// The doors of the people on one device, in the order they came.
///
/// The paint moves on while somebody else on the device has it more often than it must be.
pub fn paints_of_people<'a>(ids: impl Iterator<Item = &'a LearnerId>) -> Vec<DoorLook> {
    let mut looks: Vec<DoorLook> = Vec::new();
    for id in ids {
        let h = avalanche(fnv1a(id.as_str().as_bytes()));
        let paints: Vec<usize> = looks.iter().map(|l| place(&Paint::OF_PEOPLE, l.paint)).collect();
        let fewest = (0..6).map(|other| count(&paints, other)).min().unwrap_or(0);
        let paint = settle(pick(h, 6), 6, |candidate| count(&paints, candidate) <= fewest);
        looks.push(DoorLook { paint: Paint::OF_PEOPLE[paint], ..DoorLook::of(id.as_str()) });
    }
    looks
}

/// The first candidate from `start` on, in a circle of `size`, that is good enough.
fn settle(start: usize, size: usize, good: impl Fn(usize) -> bool) -> usize {
    (0..size).map(|step| (start + step) % size).find(|&at| good(at)).unwrap_or(start)
}

fn count(used: &[usize], which: usize) -> usize {
    used.iter().filter(|&&at| at == which).count()
}

fn place<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|other| *other == one).unwrap_or(0)
}

fn pick(hash: u32, choices: u32) -> usize {
    (hash % choices) as usize
}

/// FNV-1a, 32 bits.
fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// The last steps of MurmurHash3, so that short ids that differ little give doors that differ much.
fn avalanche(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, hash: u32) {
        let seeded = format!("doorways:{id}");
        assert_eq!(avalanche(fnv1a(seeded.as_bytes())), hash, "{id}");
    }

    #[test]
    fn a_door_has_the_same_number_drawn_on_every_device() {
        check("A1", 0xf99f_b86e);
        check("A2", 0x1af6_99e6);
        check("A5", 0xcda0_ec63);
        check("A11", 0x9e31_01aa);
    }
}
