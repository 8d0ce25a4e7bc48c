//! US English.

use super::{HelpSection, Text, counted, joined, listed};
use crate::browser::camera::{NoCamera, Unseen};
use crate::course::item::{Almost, Form, LineKind, Why};
use crate::exchange::{LockTrouble, NotAHandOver, SHORTEST_PASSPHRASE};
use crate::facts::Felt;
use crate::id::ObjectiveId;
use crate::learning::placement::Because;
use crate::learning::{Assessor, Condition, NotNow, Refusal, Rule, Strength, WhyNot};
use crate::ui::courses::WhyTrouble;
use crate::words::apart;

pub const TEXT: Text = Text {
    // Everywhere.
    other_language: "Español",
    text_and_look: "Text and look",
    help: "Help",
    skip: "Skip to the page",
    main_menu: "Main",
    main_menu_below: "Main, at the bottom",
    today: "Today",
    doors: "Doors",
    my_map: "My map",
    my_proof: "My proof",
    my_story: "My story",
    whose_work: ("", "’s work"),
    not_you: "Not you?",
    switch: "Switch",
    undo: "Undo",
    try_again: "Try again",
    not_now: "Not now",
    opens_elsewhere: "(opens in a new tab)",
    opening: "Opening …",
    work_is_kept: "Your work is kept.",
    file: "File:",
    // Whether work is safe.
    saved_on_device: "Saved on this device",
    saving: "Saving …",
    saved_in_one_place: "Saved in one place only.",
    saved_in_one_place_more: "Your work is saved. This browser keeps everything twice, and one of the two places did not take your last step. It may be full. Tell your teacher, then try again.",
    only_in_tab: "Only in this tab",
    only_in_tab_more: "This browser does not let Doorways keep anything. You can work, but it is gone when you close the tab. Ask a teacher to allow site data for this page.",
    cleared_away: "This browser was cleared.",
    cleared_away_more: "The work is only in this tab now. Your next step saves all of it again, or do it now: try again. To leave nothing here, close this tab.",
    not_saved: "Not saved",
    last_change_not_saved: "Your last change is not saved.",
    device_is_full: "This device is full. Keep this tab open. Ask for help to free some space, then try again.",
    browser_blocks: "The browser stopped keeping things. Keep this tab open, then try again.",
    browser_did_not_keep: "The browser did not keep it as you wrote it. Keep this tab open, then try again.",
    // When a course file is missing or broken.
    course_broken_title: "We could not open the course",
    course_trouble: |why| match why {
        WhyTrouble::NoAnswer => {
            "The course did not arrive. Check your connection, then try again.".into()
        }
        WhyTrouble::Missing => {
            "A course file is not there. Tell whoever looks after this site.".into()
        }
        WhyTrouble::Unreadable { line, column } => format!(
            "A course file cannot be read from line {line}, column {column}. Tell whoever looks after this site."
        ),
    },
    // The hall.
    hall_title: "Whose work is this?",
    hall_nobody: "Nobody has a door here yet. Make yours.",
    hall_one: "Pick your door, or make a new one.",
    hall_many: "More than one person uses this device. Pick your own door.",
    new_here: "I’m new here",
    make_my_door: "Make my door",
    here_today: |time| format!("Here today, {time}"),
    here_yesterday: "Here yesterday",
    here_on: |day| format!("Here {day}"),
    where_work_is: "Your work is kept on this device, in this browser. It goes nowhere else. Some school Chromebooks erase everything when you sign out.",
    how_to_keep: "How my work is kept",
    back_to_hall: "Back to the hall",
    // A new student.
    new_title: "Make your door",
    new_lede: "Only your name is needed. You can change everything later.",
    my_name: "My name",
    my_name_hint: "What people call you. It stays on this device.",
    my_language: "My language",
    what_i_love: "What I love",
    what_i_love_hint: "Pick as many as you like, or none. It shows which doors go with them.",
    how_much: |what| format!("How much: {what}"),
    a_bit: "A bit",
    quite_a_bit: "Quite a bit",
    a_lot: "A lot",
    // Today.
    hello: ("Hello, ", ""),
    your_next_step: "Your next step",
    choose_first_door: "Choose a door",
    choose_first_door_more: "Every door is a project. All of them lead to the same goals. Pick one you like.",
    doors_open: |doors| format!("{doors} doors, all open to you"),
    look_at_doors: "Look at the doors",
    door_checkpoint: |door, nth, of| format!("{door}, checkpoint {nth} of {of}"),
    go_to_checkpoint: |nth| format!("Go to checkpoint {nth}"),
    go_to_my_room: "Go to my room",
    all_done: |door| format!("{door}: every checkpoint is done"),
    all_done_more: "You went all the way through this door. Pick another one when you are ready.",
    goals_of_this_step: "Goals of this step",
    my_other_rooms: "My other rooms",
    done_checkpoints: |done| {
        format!("{done} {} done", if done == 1 { "checkpoint" } else { "checkpoints" })
    },
    how_far: "How far I have come",
    met_of_core: |met, all, credit| match met {
        0 => format!("{all} goals ahead for the {credit}"),
        met => format!("{met} of {all} goals for the {credit}"),
    },
    open_my_map: "Open my map",
    looking_back: "Looking back",
    written_on: |day| format!("Written on {day}"),
    // Goals.
    tried: "Tried",
    not_tried_yet: "Not tried yet",
    starting: "Starting",
    getting_there: "Getting there",
    got_it: "Got it",
    going_further: "Going further",
    no_level_yet: "No level yet",
    ready_next: "Ready next",
    check_again: "Check again",
    strength: |strength| match strength {
        Strength::None => "No proof yet",
        Strength::ALittle => "A little proof",
        Strength::Some => "Some proof",
        Strength::Strong => "Strong proof",
    },
    pieces: |pieces| counted(pieces, "piece", "pieces"),
    // My map.
    map_lede: "Each floor builds on the floors below. Each door is a goal. A full door means you got it.",
    map_as_list: "My map, as a list",
    view: "View",
    building: "Building",
    list: "List",
    map_floors: |floors| format!("My map, {}", counted(floors, "floor", "floors")),
    whole_path: |goal| format!("Show the whole path to {goal}"),
    then_you_can_open: "Then you can open",
    doors_lead_here: |doors| match doors {
        0 => "No door is made for this goal".into(),
        doors => format!("{} to this goal", counted(doors, "door leads", "doors lead")),
    },
    open_this_goal: "Open this goal",
    in_any_order: "You can open any goal, in any order. Lines show what helps first.",
    or_this: "or",
    show: "Show",
    core_goals_only: "Core goals only",
    met_of: |met, all| match met {
        0 => format!("{} ahead", counted(all, "goal", "goals")),
        met => format!("{met} of {all} got it"),
    },
    none_of_these: "No goal fits. Turn a filter off to see more.",
    goal: "Goal",
    level: "Level",
    how_sure: "How sure",
    newest: "Newest",
    builds_on: "Builds on",
    builds_on_nothing: "It builds on no other goal. You can start here.",
    leads_to_nothing: "No other goal builds on it.",
    // A goal, and why it has its level.
    core_goal: "Core goal",
    why_this_level: "Why this level?",
    not_tried_is_no_zero: "Not tried yet. That is not a zero.",
    tried_has_no_level: "Your work is here. Nobody has given it a level yet. That is not a zero.",
    what_counts: "What counts as proof",
    this_counts: &[
        "A quick check: five new questions, on your own.",
        "Work from a project, once your teacher has looked at it.",
    ],
    this_does_not_count: "Practice does not count. What you or a classmate think of your work is shown beside it.",
    proof_in_order: "My proof, oldest first",
    they_make_it: |pieces, word| match pieces {
        1 => format!("This piece makes it “{word}”"),
        2 => format!("These two make it “{word}”"),
        _ => format!("These three make it “{word}”"),
    },
    condition: |condition, holds| match (condition, holds) {
        (Condition::EnoughPieces { least }, true) => format!("There are {least} pieces or more."),
        (Condition::EnoughPieces { least }, false) => format!("It takes {least} pieces."),
        (Condition::LatestReaches, true) => "The newest piece is a 3 or more.".into(),
        (Condition::LatestReaches, false) => "The newest piece is not a 3.".into(),
        (Condition::TwoOfLastThree, true) => {
            "Two of the last three pieces are a 3 or more. You need two.".into()
        }
        (Condition::TwoOfLastThree, false) => {
            "Two of the last three pieces need to be a 3 or more.".into()
        }
        (Condition::OneAlone, true) => "At least one of those was on your own.".into(),
        (Condition::OneAlone, false) => "One of those needs to be on your own.".into(),
        (Condition::DifferentDays, true) => "They are from different days.".into(),
        (Condition::DifferentDays, false) => "They need to be from two days.".into(),
        (Condition::DifferentWork, true) => "They are different work.".into(),
        (Condition::DifferentWork, false) => "They need to be different work.".into(),
        (Condition::Times { least }, true) => format!("{least} pieces are a 3 or more."),
        (Condition::Times { least }, false) => format!("{least} pieces need to be a 3 or more."),
        (Condition::HighestReaches, true) => "One piece is a 3 or more.".into(),
        (Condition::HighestReaches, false) => "One piece needs to be a 3 or more.".into(),
        (Condition::ValueReaches { least }, true) => format!("It comes to {least} or more."),
        (Condition::ValueReaches { least }, false) => format!("It needs to come to {least}."),
        (Condition::TeacherDecides, _) => "Your teacher decides.".into(),
    },
    holds: "Yes:",
    not_yet: "Not yet:",
    met_since: |word, day| format!("You have had “{word}” since {day}."),
    slipped: |day, level, word| {
        format!(
            "On {day} you got a {level}. That is one slip, so you keep “{word}”. The mark says “Check again”."
        )
    },
    kept_level: |word| {
        format!(
            "You got there before, so you keep “{word}”. Two slips in a row would open it again."
        )
    },
    is_stale: |days| {
        format!(
            "Your newest piece is more than {days} days old. Take one more look. Your level stays."
        )
    },
    recent_level: |level| format!("Recent level {level}: how we work it out"),
    recent_level_how: "Newer pieces weigh more. Each older piece weighs half as much as the one after it.",
    recent_level_decides_nothing: "This shows where you are heading. It never decides your level.",
    by_this_rule: |rule| format!("Rule: {rule}."),
    nobody_changed_it: "Nobody has changed this level by hand.",
    other_rules: "What if we used another rule?",
    other_rules_more: "The same pieces, added up in other ways. Your course does not use these.",
    rule: "Rule",
    rule_name: |rule| match rule {
        Rule::TwiceRecent => "Twice and recent".into(),
        Rule::TwiceRecentNoMemory => "Twice and recent, without memory".into(),
        Rule::NTimes(times) => format!("Shown {} times", times.count()),
        Rule::Latest => "The newest piece".into(),
        Rule::Highest => "The best piece".into(),
        Rule::Ema(_) => "Newer weighs more".into(),
        Rule::Decaying65 => "The newest against the rest".into(),
        Rule::RecursiveDecaying65 => "Step by step to the newest".into(),
        Rule::Mean => "The plain average".into(),
        Rule::TeacherOnly => "Your teacher decides".into(),
        Rule::PowerLaw => "A curve through all pieces".into(),
    },
    rule_says: |rule| {
        match rule {
        Rule::TwiceRecent => {
            "Show it twice. One slip is fine. Two slips in a row mean: let’s look again.".into()
        }
        Rule::TwiceRecentNoMemory => {
            "It always fits your newest work, but one slip takes the level away.".into()
        }
        Rule::NTimes(times) => {
            format!("Once you have {} pieces at 3, you keep it, even if it fades later.", times.count())
        }
        Rule::Latest => "It is quick to see a change, but one lucky or unlucky day decides.".into(),
        Rule::Highest => "Your best day counts for good, even if it was luck.".into(),
        Rule::Ema(_) => "It moves with you, but a slip pulls it down for a while.".into(),
        Rule::Decaying65 => {
            "The newest piece is 65 % of it, so one piece can turn it around.".into()
        }
        Rule::RecursiveDecaying65 => {
            "Old pieces fade fast, but it is hard to work out in your head.".into()
        }
        Rule::Mean => "It is easy to check, but your first tries pull you down for good.".into(),
        Rule::TeacherOnly => {
            "A person looks at all of it, but you cannot work it out yourself.".into()
        }
        Rule::PowerLaw => {
            "It guesses where you are heading, and can say more than you showed: 1, 3, 3, 3 make 3.67."
                .into()
        }
    }
    },
    advanced: "Advanced",
    worked_out: |value| format!("comes to {value}"),
    no_proof_of_goal: "No proof of this goal yet. Any of the doors can lead you there.",
    who_said_so: "Who said so",
    by_whom: |by| match by {
        Assessor::Learner => "Me",
        Assessor::Peer => "A classmate",
        Assessor::Teacher => "My teacher",
        Assessor::Mentor { .. } => "A mentor",
        Assessor::Auto => "Marked by the app",
    },
    why_not: |why| match why {
        WhyNot::NotLevelled => "Nobody has looked at it yet. It does not count yet.",
        WhyNot::OwnView | WhyNot::PeerView => "Shown beside. It does not count.",
        WhyNot::MentorNotConfirmed => "It counts once your teacher agrees.",
        WhyNot::WithHelp => "Done with help, so it does not count.",
    },
    same_work_same_day: "The same work on the same day counts once.",
    quick_check: |right, of| format!("Quick check, {right} of {of}"),
    reaches_it: "Reaches it",
    touches_it: "Touches it",
    goes_further_with_it: "Goes further with it",
    or_your_own_door: "You can design your own door for this goal, too.",
    // The catalogue.
    choose_a_door: "Choose a door",
    doors_lede: "Every door leads to the same goals. Pick the one you want to walk through. You can change your mind.",
    all_doors: "All doors",
    doors_shown: |shown, all| format!("{shown} of {all} doors shown"),
    how_i_work: "How I work",
    solo: "Solo",
    pair: "Pair",
    group: "Group",
    group_of: |fewest, most| format!("Group of {fewest}–{most}"),
    or: |names| joined(names, " or "),
    time: "Time",
    two_weeks: "2 weeks",
    three_weeks_or_more: "3 weeks or more",
    weeks: |weeks| if weeks == 1 { "About 1 week".into() } else { format!("About {weeks} weeks") },
    goes_with: "Goes with",
    any_interest: "Any interest",
    reaches_a_goal: "Reaches a goal",
    any_goal: "Any goal",
    order: "Order",
    by_number: "Door number (the same for everyone)",
    shortest_first: "Shortest first",
    door_number: |number| format!("Door {number}"),
    reaches_goals: |goals, new| format!("Reaches {goals} goals, {new} not tried yet"),
    reaches_chosen: |fewest, most| format!("Reaches the {fewest}–{most} goals you choose"),
    goes_with_your: |loves| format!("Goes with what you love: {loves}"),
    you_are_in_this_room: "You are in this room",
    compare: "Compare",
    doors_to_compare: |doors| {
        if doors == 1 { "1 door to compare".into() } else { format!("{doors} doors to compare") }
    },
    compare_side_by_side: "Compare side by side",
    clear: "Clear",
    no_door_fits: "No door fits all of these",
    all_open: |all| format!("All {all} doors are still open to you."),
    clear_filters: "Clear filters",
    // Comparing.
    compare_title: |doors| match doors {
        2 => "Compare two doors".into(),
        3 => "Compare three doors".into(),
        _ => "Compare doors".into(),
    },
    compare_lede: "The same goals are behind every door. What differs is the story, the way in and the way you show it.",
    nothing_to_compare: "No doors to compare yet",
    nothing_to_compare_more: "Tick “Compare” on two or three doors.",
    shapes_show: "What the shapes mean:",
    big_question: "Big question",
    how_you_work: "How you work",
    who_it_is_for: "Who it is for",
    goals_it_reaches: "Goals it reaches",
    ways_in: "Ways in",
    ways_to_show: "Ways to show it",
    support_for_everyone: "Support for everyone",
    go_further: "Go further",
    first_small_step: "First small step",
    look_inside: "Look inside",
    remove: "Remove",
    // A door.
    door_of: |number, of| format!("Door {number} of {of}"),
    open_this_door: "Open this door",
    add_to_compare: "Add to compare",
    with_your_proof_now: "With your proof so far",
    also_touches: |touch, stretch| match (touch, stretch) {
        (touch, 0) => format!("It also touches {}", goals_en(touch)),
        (0, stretch) => format!("You can go further with {}", goals_en(stretch)),
        (touch, stretch) => {
            format!("It also touches {}, and you can go further with {stretch}", goals_en(touch))
        }
    },
    you_pick_them: "You pick them when you open the door.",
    checkpoints: "Checkpoints",
    days_are_a_guess: "Days are a guess. Take the time you need.",
    days: |days| if days == 1 { "1 day".into() } else { format!("{days} days") },
    shows: |goals| format!("Shows {goals}."),
    roles: "Roles",
    you_swap_at: |nth| format!("You swap at checkpoint {nth}, so everyone does math"),
    owns: |goals| format!("Owns {goals}."),
    more_in_the_room: |more| format!("And {more} more, each at its checkpoint."),
    in_any_language: "In any language.",
    you_grow_in: "You grow in",
    how_it_fits: "How it fits you",
    new_for_you: |tags| format!("New for you: {tags}"),
    goals_not_tried: |goals| {
        if goals == 1 {
            "It reaches 1 goal you have not tried yet.".into()
        } else {
            format!("It reaches {goals} goals you have not tried yet.")
        }
    },
    we_use_only: "We use your interests and your proof. Nothing else.",
    change_my_interests: "This isn’t me: change my interests",
    // Questions.
    this_language: "English",
    both_languages: "Both",
    question_language: "Language of this question",
    question_code: |id, seed| format!("Question code: {id}/{seed}"),
    read_aloud: "Read aloud",
    no_voice: "This device has no voice for this language.",
    my_answer: "My answer",
    line_hint: |what| match what {
        LineKind::Whole => "A whole number.".into(),
        LineKind::Number => "A number. Type it the way you write it.".into(),
        LineKind::Fraction => "A fraction such as 3/4, or an exact decimal.".into(),
        LineKind::Numbers => {
            "All numbers that fit, such as 3 and -5. The order does not matter.".into()
        }
        LineKind::Rule { letter, form: None } => {
            format!("Type it the way you say it, such as 2{letter} + 5.")
        }
        LineKind::Rule { form: Some(Form::Factored), .. } => {
            "As a product, such as 2(x - 1)(x + 4).".into()
        }
        LineKind::Rule { form: Some(Form::Vertex), .. } => {
            "In vertex form, such as 2(x - 1)^2 + 4.".into()
        }
        LineKind::Rule { form: Some(Form::Expanded), .. } => {
            "With no parentheses, such as x^2 + 3x - 4.".into()
        }
        LineKind::Interval { letter } => format!("From where to where, such as 2 < {letter} < 5."),
    },
    math_keys: "Math keys",
    key_minus: "minus",
    key_over: "divided by",
    key_root: "square root",
    key_open: "open parenthesis",
    key_close: "close parenthesis",
    key_squared: "squared",
    no_solution: "no solution",
    mark_the_point: "Press on the grid, or type both numbers.",
    empty_grid: "An empty grid.",
    table: "Table",
    area_picture: "Boxes that show a product",
    pick_one: "Pick one.",
    pick_all: "Pick all that fit.",
    put_in_order: "Move the lines with the arrows until the order fits.",
    move_up: |line| format!("Move up: {line}"),
    move_down: |line| format!("Move down: {line}"),
    match_each: "Pick one for each line. You can use one more than once.",
    pick_something: "Pick …",
    we_read_this_as: "We read this as",
    unread: |why| {
        match why {
        Why::Empty => "Your answer is not complete yet.".into(),
        Why::TooLong => "That is too long to read. Try a shorter answer.".into(),
        Why::TooDeep => "There are too many parentheses or signs to read. Try a simpler answer.".into(),
        Why::TooBig => "We could not read that: a number or a power is too big. It does not count.".into(),
        Why::ByZero => "We could not read that: nothing can be divided by 0. It does not count.".into(),
        Why::NoNumber => "We could not read that: a number below 0 has no square root here. It does not count.".into(),
        Why::Letter(letter) => format!("We do not know the letter {letter} here. Look at the question again. It does not count."),
        Why::Words => "We could not read the words. Use numbers and signs. It does not count.".into(),
        Why::Equation => "We could not find the answer in that. Write just the answer. It does not count.".into(),
        Why::Separator => "The point or comma can mean two things. Write the number without it, or in another way.".into(),
        Why::Unclear => "We could not read that. Check the signs and parentheses. It does not count.".into(),
    }
    },
    almost: |almost| match almost {
        Almost::Missing => "Good so far. Something is still missing.",
        Almost::Rounded => "Close. Give more decimals, or the exact number.",
        Almost::Ends => "The numbers fit. Check whether the two ends belong to it.",
        Almost::Unchanged => "That is what the question says. Now work it out.",
        Almost::NotInForm(Form::Factored) => {
            "It is equal. Now write it as a product, with everything taken out."
        }
        Almost::NotInForm(Form::Vertex) => {
            "It is equal. Now write it in vertex form: a(x - h)^2 + k."
        }
        Almost::NotInForm(Form::Expanded) => {
            "It is equal. Now multiply it out and put like terms together."
        }
    },
    practice_of: |id, short| format!("Practice: {id} {short}"),
    practice_so_far: |right| match right {
        0 => String::new(),
        _ => format!("Right so far: {right}"),
    },
    no_timer: "No timer.",
    practice_is_not_proof: "Practice shows progress. It is not proof and never changes a level.",
    back_to_the_goal: "Back to the goal",
    ready_for_a_check: "You may be ready for a quick check.",
    ready_for_a_check_more: "Take it when you like. You can also go on here.",
    to_the_quick_check: "Go to the quick check",
    check_my_answer: "Check my answer",
    show_a_hint: |nth, all| format!("Show hint {nth} of {all}"),
    show_me_how: "Show me how",
    hints: "Hints",
    next_question: "Next question",
    that_is_right: "That’s right.",
    not_right_yet: "Not yet.",
    try_once_more: "Try once more, or open a hint.",
    the_answer: "The answer:",
    see_how_it_is_done: "See how it is done",
    worked_example: |nth| format!("Worked example {nth}"),
    my_quick_checks: "My quick checks",
    a_quick_check: "Quick check",
    quick_check_of: |id, short| format!("Quick check: {id} {short}"),
    quick_check_link: |id| format!("Quick check {id}"),
    check_lede: "5 new questions. They show what you can do on your own.",
    check_rules: &[
        "No hints, one try each, no timer.",
        "4 or 5 right adds a piece of proof at 3.",
        "If we cannot read an answer, we say so and it does not count.",
        "You can stop and come back. The questions stay the same.",
    ],
    start_the_check: "Start the quick check",
    next_check_when: |answers| {
        format!(
            "The next quick check can start tomorrow, or after {} in practice.",
            counted(answers, "more answer", "more answers")
        )
    },
    practice_with_hints: "Practice with hints",
    question_of: |nth, all| format!("Question {nth} of {all}"),
    no_timer_one_try: "No timer. One try each.",
    all_answers_at_the_end: "You see all five answers at the end, with the work.",
    stop_and_come_back: "Stop and come back",
    next: "Next",
    skip_for_now: "Skip for now",
    unread_does_not_count: "If we cannot read your answer, we say so and it does not count.",
    right: "Right",
    your_answer: "Your answer:",
    see_the_work: "See the work",
    right_of: |right, all| match right {
        0 => "Not yet this time".into(),
        _ => format!("{right} of {all} right"),
    },
    this_piece_shows: "This piece of proof shows:",
    after_check_met: "You have shown this goal twice. You got it.",
    after_check_once_more: "Show it once more on another day, or in your project, and you have it.",
    after_check_practice: "Look at the work below. Practice helps most now.",
    see_why_this_level: "See why I have this level",
    find_my_start: "Find my starting point",
    my_starting_point: "My starting point",
    start_lede: "A few questions help you find out what you are ready to learn next.",
    start_rules: &[
        "There is no timer. You can stop and come back at any time.",
        "“I haven’t learned this yet” is a good answer. It helps too.",
        "It is only a guess to start from. It never counts as proof and never locks a door.",
    ],
    how_many_questions: "How many questions?",
    a_long_search: "About 15",
    a_short_search: "About 10",
    start_now: "Start",
    start_anew: "Start again",
    all_questions_answered: "All questions answered",
    see_the_result: "See my starting point",
    why_this_question_title: "Why this question?",
    why_this_question: |surprise, first, id, short| match (surprise, first) {
        (true, _) => {
            format!("We look for strengths we did not expect. So we ask about {id}, {short}.")
        }
        (_, true) => format!("We begin with something that many people know: {id}, {short}."),
        _ => format!("We ask about the goal that tells us most right now. That is {id}, {short}."),
    },
    only_a_guess: "This is only a guess to start from. It never counts as proof and never locks a door.",
    enough_questions: "That’s enough",
    pause_and_come_back: "Pause and come back",
    question_nth: |nth| format!("Question {nth}"),
    most_get_about: "There is no timer.",
    not_learned_yet: "I haven’t learned this yet",
    both_buttons_help: "Both buttons help us find your place. You can say “I haven’t learned this yet” as often as you like.",
    no_start_yet: "No starting point yet",
    no_start_yet_more: "After a few questions you see here what you may be ready to learn next.",
    questions_count: |asked| counted(asked, "question", "questions"),
    our_best_guess: "Here is our best guess",
    a_place_to_start: "It is a place to start, not a score. It never counts as proof and never locks a door.",
    more_questions_help: "A few more questions make this guess better.",
    go_on_with_questions: "Go on with the questions",
    pile_know: "Looks like you know",
    pile_know_more: |goals| format!("{}.", counted(goals, "goal", "goals")),
    pile_ready_more: "You have the building blocks for these.",
    pile_unsure: "We’re not sure",
    pile_unsure_more: |goals| {
        format!("{}. A quick check would tell.", counted(goals, "goal", "goals"))
    },
    pile_later: |goals| {
        format!("Later: {}. You can still open them.", counted(goals, "goal", "goals"))
    },
    pile_later_more: "They build on goals you are working on. Any of them can be part of a door you choose.",
    nothing_in_this_pile: "No goal is here right now.",
    because: |because| {
        let list = |goals: &[ObjectiveId]| listed(goals, " and ");
        match because {
            Because::Answered { right, of } if right == of => {
                format!("You got {right} of {of} right.")
            }
            Because::Answered { right: 0, .. } => "Not right yet when we asked.".into(),
            Because::Answered { right, of } => format!("{right} of {of} right so far."),
            Because::NeededBy(goals) if goals.len() == 1 => {
                format!("{} builds on it, and you got that right.", list(goals))
            }
            Because::NeededBy(goals) => {
                format!("{} build on it, and you got those right.", list(goals))
            }
            Because::BuildsOn(goals) => {
                format!("It builds on {}, and you got that right.", list(goals))
            }
            Because::WaitsFor(goals) => format!("It builds on {}.", list(goals)),
            Because::NothingNear => "We did not ask about this.".into(),
        }
    },
    about_right: "Is this about right?",
    felt: |felt| match felt {
        Felt::Right => "About right",
        Felt::KnowsMore => "I know more than this",
        Felt::AsksTooMuch => "It asks too much",
    },
    felt_more: |felt| match felt {
        Felt::Right => "Good. Pick one that is ready next, or choose a door.",
        Felt::KnowsMore => "Thanks for saying so. Open any goal and show it with a quick check.",
        Felt::AsksTooMuch => {
            "Thanks for saying so. Start with the building blocks, and practice with hints."
        }
    },
    see_my_map: "See my map",
    check_in_short: "5 new questions. No hints, one try each, no timer. 4 or 5 right adds a piece at 3.",
    go_on_with_the_check: "Go on with the quick check",
    practice_first: "Practice first, with hints",
    i_know_this: "I already know this",
    where_do_i_start: "Where do I start?",
    pile_ready: "Ready next",
    // Choosing a door.
    open_door_title: |door| format!("Open the door: {door}"),
    why_this_door: "Why this door?",
    why_this_door_hint: "One sentence for yourself and your teacher. You can leave it empty.",
    what_i_call_it: "What I call my project",
    what_i_call_it_hint: "A name you like. You can leave it empty.",
    goals_i_want_to_show: "Goals I want to show",
    goals_picked: |picked, fewest, most| {
        format!("Pick {fewest} to {most} goals. Picked so far: {picked}.")
    },
    go_in: "Go in",
    you_can_leave: "You can leave a room any time. Nothing in it is lost.",
    // The project room.
    my_room: |number| format!("My project room · Door {number}"),
    why_i_chose_it: "Why I chose it",
    checkpoint_of: |nth, of| format!("Checkpoint {nth} of {of}"),
    then_you_have: "At the end you have:",
    done_on: |day| format!("Done {day}"),
    leave_room: "Leave this room",
    you_left: "You left this room. Everything in it is kept.",
    you_left_on: |day| format!("You left this room on {day}."),
    all_kept_here: "Everything in it is kept.",
    come_back_in: "Come back in",
    no_such_room: "This room is not on this device",
    no_such_room_more: "It may be somebody else’s, or on another device.",
    my_work_here: "My work for this checkpoint",
    no_work_yet: "No work here yet. Add words or a link to show what you did.",
    what_i_add: "What I add",
    words: "Words",
    link: "Link",
    write_your_work: "Write your work here",
    write_your_work_hint: "A rule, a table, a few sentences. Type it like you say it.",
    link_address: "Address of the link",
    link_address_hint: "It begins with https://",
    link_about: "What is there?",
    how_i_did_it: "How I did it",
    on_my_own: "On my own",
    with_support: "With support",
    with_help: "With help",
    add_as_proof: "Add as proof",
    proof_added: "Added as proof",
    take_back: "Take back",
    taken_back: "Taken back. It no longer counts.",
    finish_checkpoint: "Finish this checkpoint",
    checkpoint_done: "Checkpoint finished",
    finished_on: |day| format!("You finished this checkpoint on {day}."),
    open_it_again: "Open it again",
    choose_another_door: "Choose another door",
    what_good_looks_like: "What good looks like",
    three_is_the_goal: "3 is the goal",
    look_back: "Look back",
    look_back_hint: "Under 3 minutes. You can skip it.",
    keep_my_words: "Keep my words",
    kept_on: |day| format!("Kept {day}"),
    big_step: "A big step?",
    get_ready_for: |goal| format!("Get ready for: {goal}"),
    questions_for_one: "Questions just for you",
    questions_for_one_more: "Your teacher asks you two of these. You answer about your own numbers. That is your own proof.",
    panel_asks: "The panel asks",
    panel_asks_more: "What the panel says is feedback, not a level.",
    // Proof.
    proof_lede: "Your work, newest first. It shows what you have tried.",
    no_proof_yet: "No proof yet",
    no_proof_yet_more: "Proof comes from your work at a checkpoint.",
    save_as_table: "Save as a table",
    see_my_next_step: "See my next step",
    day: "Day",
    my_work: "My work",
    where_from: "Door",
    goals_it_shows: "Goals",
    // My story.
    story_lede: "You write this. You can change it any time.",
    what_i_am_called: "What I am called",
    save_name: "Save my name",
    name_changed: "Your name is changed",
    interests_used_for: "We use this to show which doors go with what you love. Nothing else.",
    save_interests: "Save what I love",
    interests_saved: "Saved",
    doors_i_chose: "Doors I chose",
    no_door_chosen: "No door chosen yet",
    no_door_chosen_more: "The doors you choose stand here, with your reasons.",
    chosen_on: |day| format!("Chosen {day}"),
    left_on: |day| format!("left {day}"),
    no_look_back_yet: "When you look back at a checkpoint, your words stand here.",
    // Settings.
    settings_lede: "These are for this device. Anyone can use them.",
    how_it_looks: "How it looks",
    light: "Light",
    as_my_device: "As my device",
    day_light: "Day",
    evening_light: "Evening",
    text_size: "Text",
    usual: "Usual",
    larger: "Larger",
    largest: "Largest",
    wide_spacing: "Wide spacing",
    more_contrast: "More contrast",
    calm_motion: "Calm motion",
    never_change_a_level: "They never change what your work is worth.",
    on_this_device: "On this device",
    facts_kept: |steps, people, percent| {
        format!(
            "{} of {} kept. They fill {} of the room here.",
            counted(steps, "step", "steps"),
            counted(people, "person", "people"),
            if percent == 0 { "less than 1%".into() } else { format!("about {percent}%") }
        )
    },
    facts_missing: |missing| {
        format!(
            "Missing: {}. Lost, or left out of a copy.",
            counted(missing as usize, "step", "steps")
        )
    },
    facts_misfit: |misfits| {
        format!("May have been changed since: {}.", counted(misfits, "step", "steps"))
    },
    set_aside: |lines| {
        format!("{} could not be read and was set aside.", counted(lines, "entry", "entries"))
    },
    set_aside_more: "Nothing was deleted. Tell your teacher.",
    which_ones: "Which ones?",
    aside_unreadable: "It was changed or cut.",
    aside_wrong_place: "It stands in another one’s place.",
    aside_fork: "Another one has the same name.",
    goes_nowhere_else: "Nothing here is sent anywhere.",
    new_release: "A new version of Doorways is ready. Your work stays as it is.",
    update_after_saving: "First your last change has to be saved, or it is gone: hand it over, then try again.",
    update_now: "Update now",
    // Hand over, bring in.
    hand_over: "Hand over",
    hand_over_lede: "Take a copy of your work along. Open it on another device, or give it to your teacher.",
    copy_goes_with_device: "If this device is erased or breaks, this goes with it.",
    in_a_copy: "In a copy",
    not_in_a_copy: |steps| match steps {
        0 => "Everything is in your newest copy.".into(),
        steps => format!("{} not in a copy yet.", counted(steps, "new step is", "new steps are")),
    },
    last_copy: |day| format!("Last copy: {day}."),
    pick_a_way: "Pick a way",
    cannot_see_arrival: "We cannot see if it arrived.",
    cannot_see_arrival_more: "Doorways sends nothing. You carry the copy yourself. Open it on the other device and look.",
    bring_in_instead: "Bring in work from another device",
    keep_a_copy: "Keep a copy",
    keep_a_copy_more: "Saves all of it as a file in your downloads.",
    file_is_on_its_way: "The file is on its way to your downloads.",
    as_a_link: "As a link",
    as_a_link_more: "The link carries your work inside it. Good for small steps.",
    copy_link: "Copy link",
    as_text: "As text",
    as_text_more: "Paste it in a message or a document.",
    copy_text: "Copy text",
    copied_paste_it: "Copied. Now paste it where it should go.",
    too_long_for_a_link: "It is too long for a link. Keep a copy as a file.",
    way_refused: "This browser did not allow it. Pick another way, or copy it by hand below.",
    copy_by_hand: "Select all of this and copy it",
    on_paper: "On paper",
    on_paper_more: "Open your proof and print it. For people: it cannot be read back in.",
    print: "Print",
    what_is_inside: "What is inside",
    you_choose_what_goes: "You choose. Nothing leaves before you press a button.",
    inside_always: "My name",
    inside_rooms: "My rooms and checkpoints",
    inside_proof: "My proof",
    inside_look_backs: "My look backs",
    inside_practice: "My practice and my starting point",
    inside_interests: "What I love",
    anyone_can_read_it: "Anyone who has the copy can read it.",
    only_with_the_passphrase: "Only people who know the passphrase can read it.",
    lock_it: "Lock it with a passphrase",
    passphrase: "Passphrase",
    passphrase_advice: "Three or four words that nobody would guess.",
    show_passphrase: "Show it",
    nobody_can_open_it: "We can’t open it without the passphrase. Nobody can.",
    nobody_can_open_it_more: "Write it down. Do not send it along with the copy.",
    locking_it: "Locking it …",
    it_is_locked: "It is locked",
    it_is_locked_more: "Write the passphrase it was locked with. Capital letters count.",
    open_it: "Open it",
    opening_it: "Opening it …",
    lock_trouble: |why| match why {
        LockTrouble::TooShort => {
            format!(
                "That is too short. Use {SHORTEST_PASSPHRASE} letters or more: three or four words are best."
            )
        }
        LockTrouble::WrongPassphrase => {
            "That is not the passphrase. Check each letter, then try again.".into()
        }
        LockTrouble::NotThere => {
            "A part of Doorways did not load. Check your connection, then try again.".into()
        }
        LockTrouble::NoRoom => {
            "This device has too little memory left. Close other tabs, then try again.".into()
        }
        LockTrouble::TooOld => "This browser is too old to lock a copy.".into(),
    },
    handed_over_before: "Handed over before",
    way_file: "a file",
    way_link: "a link",
    way_text: "a text",
    way_code: "codes",
    as_codes: "As codes",
    as_codes_more: "The camera of the other device reads them from this screen. It needs no network.",
    show_codes: "Show codes",
    hide_codes: "Hide codes",
    codes_are_made: "The codes are being made …",
    too_much_for_codes: "This is too much for codes. Keep a copy as a file.",
    codes_are_old: "There is new work since these codes were made. Show the codes again.",
    no_codes: "The codes could not be made. Press “Show codes” to try again, or pick another way.",
    code_of: |nth, all| if all == 1 { "1 code".into() } else { format!("Code {nth} of {all}") },
    picture_of_code: |nth, all| format!("Code {nth} of {all} with your work, for a camera"),
    one_code_how: "Point the camera of the other device at it. A phone can open it with its camera app, too.",
    codes_how: "On the other device, open “Bring in work” and press “Scan codes”. It shows which codes it has read, and tells you when all of them are there. They may come in any order.",
    play: "Play",
    pause: "Pause",
    code_before: "Code before",
    next_code: "Next code",
    make_larger: "Make it larger",
    make_smaller: "Make it smaller",
    print_codes: "Print the codes",
    if_it_arrived: "When the other device says that all codes are there, press “It arrived”.",
    it_arrived: "It arrived",
    noted_as_copy: "Noted. It counts as a copy.",
    bring_in: "Bring in work",
    bring_in_lede: "Open a copy from another device. You see what is in it first. Nothing here is taken away.",
    from_codes: "From codes",
    from_codes_more: "Read them with the camera, or from a picture. What the camera sees stays on this device.",
    scan_codes: "Scan codes",
    stop_camera: "Stop the camera",
    choose_pictures: "Choose pictures",
    camera_is_asked: "Your browser may ask if Doorways can use the camera.",
    hold_code_up: "Hold the code in front of the camera, so that it fills most of the square.",
    codes_read: |read, all| format!("{read} of {all} codes read."),
    codes_missing: |which| format!("Still missing: {which}."),
    no_camera: |why| match why {
        NoCamera::Missing => {
            "There is no camera that this page can use. Choose a picture of the codes, or bring a file, a link or a text."
        }
        NoCamera::Refused => {
            "The camera is not allowed here. Choose a picture of the codes, or bring a file, a link or a text."
        }
        NoCamera::Busy => {
            "The camera does not answer. Is another program using it? You can also choose a picture of the codes, or bring a file, a link or a text."
        }
    },
    all_codes_are_here: "All codes are here. You see above what arrived.",
    not_our_code: "This code is not from Doorways.",
    codes_do_not_fit: "These codes do not fit together. Read them again.",
    no_code_in_picture: "No code can be read in this picture. Take it from closer, straight on, with all of the white border.",
    unseen: |why| match why {
        Unseen::Broken => "This picture cannot be opened.",
        Unseen::TooLarge => "This picture is too large to open. Take a smaller one.",
        Unseen::NotFetched => {
            "A part of Doorways that reads codes did not come. Check the network and try again, or bring a file, a link or a text."
        }
    },
    from_a_file: "From a file",
    from_a_file_more: "Choose it, or drop it here.",
    choose_a_file: "Choose a file",
    from_text: "From a link or a text",
    paste_here: "Paste it here",
    look_at_it: "Look at it",
    what_arrived: "What arrived",
    new_steps: |steps| format!("{}.", counted(steps, "new step", "new steps")),
    known_steps: |steps| format!("{} here already.", counted(steps, "is", "are")),
    steps_from_later: |steps| {
        format!("{} from a newer Doorways: kept, but not shown.", counted(steps, "is", "are"))
    },
    forked_steps: |steps| {
        format!("{} different from what is here: not added.", counted(steps, "is", "are"))
    },
    nothing_new: "Nothing new.",
    joins_the_door_here: "It joins the door that is here.",
    gets_a_door_here: "A new door opens in the hall.",
    some_unreadable: |entries| {
        format!("{} could not be read and stay out.", counted(entries, "entry", "entries"))
    },
    nothing_is_removed: "Nothing on this device is removed or changed.",
    add_to_this_device: "Add to this device",
    it_is_added: "It is added.",
    open_work_of: |name| format!("Open {}’s work", apart(name)),
    nothing_was_added: "Nothing was added.",
    not_a_hand_over: |why| match why {
        NotAHandOver::TooLarge => "This is too large for Doorways to open.".into(),
        NotAHandOver::Cut { line, column } => format!(
            "A part is missing: it stops at line {line}, column {column}. Copy it again, all of it."
        ),
        NotAHandOver::Changed => {
            "This was changed on its way here. Copy it again, all of it.".into()
        }
        NotAHandOver::SomethingElse => {
            "This is not a copy from Doorways. Its name begins with “doorways”.".into()
        }
        NotAHandOver::Newer => {
            "A newer Doorways made this. Load this page again, then try once more.".into()
        }
    },
    // Removing, hiding, devices that forget.
    copy_of: |day| format!("Copy of {day}"),
    new_not_in_a_copy: |steps| {
        format!("{} not in a copy yet", counted(steps, "new step", "new steps"))
    },
    remove_me: "Remove me from this device",
    remove_me_lede: "Your door and all your work go from this browser. A copy somewhere else stays as it is.",
    first_a_copy: "First, take a copy",
    first_a_copy_more: "What is only on this device is gone for good after this.",
    other_ways: "Other ways",
    way_refused_here: "This browser did not allow it. Try one of the other ways.",
    then_remove_me: "Then, remove me",
    then_remove_me_more: "To come back, bring in your copy.",
    i_have_my_copy: "I have my copy, or I do not want one.",
    tick_the_box_first: "Tick the box first.",
    is_removed: |name| format!("{} is removed from this device.", apart(name)),
    hide_with_a_pin: "Hide with a PIN",
    hide_with_a_pin_more: "The hall then asks for it before your door opens. It hides your work from a passing look. It is not a lock: somebody who knows computers can get past it.",
    new_pin: "New PIN",
    pin_rule: "4 to 8 digits.",
    hide_my_work: "Hide my work",
    hidden_with_a_pin: "Your door asks for a PIN.",
    hide_no_longer: "Ask for no PIN",
    pin_title: "Your PIN, please",
    my_pin: "PIN",
    pin_is_wrong: "That is not the PIN. Try again.",
    open_my_door: "Open my door",
    pin_forgotten: "Forgot the PIN?",
    pin_forgotten_more: "You can let it go. It goes in one day. If you open the door with the PIN before that, it stays.",
    let_the_pin_go: "Let the PIN go",
    pin_goes: |day, time| format!("The PIN goes on {day} at {time}."),
    was_it_here: "This device had nothing. Was your work here before?",
    it_was_here: "Yes, it was here",
    first_time_here: "No, it is my first time here",
    device_forgets: "This device forgets your work. Take a copy each time, before you sign out.",
    device_may_forget: "Good to know. Some devices erase everything when you sign out. Take a copy today.",
    // Nowhere.
    nowhere_title: "We could not open this page",
    nowhere_lead: "There is no page at this address",
    nowhere_more: "Your work is safe on this device. Go back and choose your way.",
    // Help.
    help_lede: "Doorways helps you choose projects, reach goals and see how far you have come.",
    // Refusals.
    refusal: |why| match why {
        Refusal::EmptyName => "Write a name first. One letter is enough.".into(),
        Refusal::TooLong { most } => format!("That is too long. {most} characters are the most."),
        Refusal::NotAnInterest => "One of these is not in this course. Pick from the list.".into(),
        Refusal::NotInTheCourse => {
            "This course does not have that. Go back and choose again.".into()
        }
        Refusal::AlreadyInside { .. } => "You are in this room already.".into(),
        Refusal::PickGoals { fewest, most } => format!("Pick {fewest} to {most} goals."),
        Refusal::NoSuchRoom => "This room is not on this device.".into(),
        Refusal::RoomLeft => "You left this room. Come back in first.".into(),
        Refusal::NotLeft => "You are in this room.".into(),
        Refusal::AlreadyFinished => "This checkpoint is finished already.".into(),
        Refusal::NotFinished => "This checkpoint is not finished yet.".into(),
        Refusal::NoSuchProof => "This piece of proof is not here.".into(),
        Refusal::EmptyProof => "Write or paste something first.".into(),
        Refusal::NotALink => {
            "This is not a link that opens. It begins with https:// and has no spaces.".into()
        }
        Refusal::NothingNew => "Nothing is different yet.".into(),
        Refusal::NoCheckNow(NotNow::Unfinished { .. }) => {
            "A quick check is open. Finish it first.".into()
        }
        Refusal::NoCheckNow(NotNow::Wait { answers, .. }) => format!(
            "Practice first. After {}, or tomorrow, you can try again.",
            counted(answers, "more answer", "more answers")
        ),
        Refusal::NotAsked => "This question is not asked here. Go back and open it again.".into(),
        Refusal::AlreadyAnswered => "You answered this one. The first answer counts.".into(),
        Refusal::AlreadyStopped => "You stopped here. You can start again any time.".into(),
    },
    help_sections: &[
        HelpSection {
            title: "How it works",
            paragraphs: &[
                "Every door is a project. Open one, go from checkpoint to checkpoint, and add your work as proof.",
                "All doors lead to the same goals. No door is easier. You can leave a room and choose another door any time.",
                "When you add work as proof, its goals are “tried”. A level comes from a quick check or from your teacher. The page of each goal says why.",
            ],
        },
        HelpSection {
            title: "Where your work is kept",
            paragraphs: &[
                "Your work is kept on this device, in this browser. Each step is saved the moment you take it. Look for “Saved on this device” at the top.",
                "On another device it will not be there. To take a copy along, choose “Hand over” in My story. If somebody clears this browser’s data, it is gone.",
                "Some school Chromebooks erase everything when you sign out. Ask your teacher if yours does.",
            ],
        },
        HelpSection {
            title: "Who can see it",
            paragraphs: &[
                "Anyone who uses this browser on this device can open your door. There is no password.",
                "Doorways sends nothing anywhere. It has no accounts, no ads and no tracking.",
            ],
        },
        HelpSection {
            title: "With the keyboard",
            paragraphs: &[
                "Tab moves on, Shift and Tab move back, Enter opens. The first link on each page skips to the page itself.",
                "On My map, the arrow keys move from door to door. Enter shows a door, and Enter again opens its goal.",
            ],
        },
        HelpSection {
            title: "What it cannot do",
            paragraphs: &[
                "It cannot see work on paper. It knows only what you add.",
                "“Tried” says that your work is there. It does not say how good it is.",
                "Nothing here predicts a person’s future.",
            ],
        },
        HelpSection {
            title: "If you need to talk",
            paragraphs: &[
                "Doorways cannot send messages. If it is urgent, tell an adult now, or call or text 988.",
            ],
        },
        HelpSection {
            title: "Thanks and rights",
            paragraphs: &[
                "Course texts are by Doorways, under CC BY 4.0. Letters: Doorways Sans, built from Atkinson Hyperlegible Next, under the SIL Open Font License.",
                "Codes such as HSF-IF.A.2 name the Common Core State Standards. © Copyright 2010. National Governors Association Center for Best Practices and Council of Chief State School Officers. All rights reserved. The wording of the goals is our own.",
            ],
        },
    ],
};

fn goals_en(goals: usize) -> String {
    counted(goals, "goal", "goals")
}
