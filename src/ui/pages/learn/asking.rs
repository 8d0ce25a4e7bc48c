//! A question on the screen: its words in one language or both, its picture, and a way to answer it
//! that needs no mouse. Practice, quick checks and the starting point ask with it.

use super::figure::FigureShown;
use crate::browser::{page, speech};
use crate::course::Language;
use crate::course::item::{
    Ask, Choosable, Drawn, Given, GoalQuestions, LineKind, Look, Why, looks,
};
use crate::facts::Asked;
use crate::id::{ObjectiveId, TagId};
use crate::order;
use crate::ui::courses::{Fetched, use_courses};
use crate::ui::parts::{
    Icon, Segments, Unfetched, Waiting, all_drawn, formula, icon, live, rows, say_formulas_in,
    small_icon, with_maths, with_maths_in,
};
use crate::ui::session::use_session;
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The id of a line for an answer; what is said about it has ids that begin so.
const AT: &str = "answer";

/// In which language a question is shown: the page's, the other one, or both.
pub type Tongue = RwSignal<usize>;

/// What is asked about one goal, in both languages; the other one once somebody wants it.
#[derive(Clone)]
pub struct Questions {
    here: Arc<GoalQuestions>,
    goal: ObjectiveId,
    loves: Vec<TagId>,
}

impl Questions {
    /// The questions in the language of the page.
    pub fn here(&self) -> &Arc<GoalQuestions> {
        &self.here
    }

    /// A question as it is asked. None when this release does not have its template any more.
    pub fn draw(&self, asked: &Asked) -> Option<Drawn> {
        self.here.question(&asked.question)?.draw(asked.seed, &self.loves)
    }

    /// The same in the other language. None while it is on its way.
    fn draw_elsewhere(&self, asked: &Asked) -> Option<Drawn> {
        let language = use_taste().page_language().other();
        let Fetched::Ready(there) = use_courses().questions(&self.goal, language) else {
            return None;
        };
        there.question(&asked.question)?.draw(asked.seed, &self.loves)
    }
}

/// Shows something once the questions about a goal are here.
pub fn with_questions(
    goal: ObjectiveId,
    show: impl Fn(Questions) -> AnyView + Send + 'static,
) -> impl IntoView {
    let courses = use_courses();
    let language = use_taste().page_language();
    // Stories follow what somebody loves most; what they tell meanwhile changes the next question.
    let loves = use_session().learner().with_untracked(|learner| {
        let mut loves: Vec<(&TagId, &u8)> = learner.interests().iter().collect();
        order::sort_by_key(&mut loves, |(_, much)| std::cmp::Reverse(**much));
        loves.into_iter().map(|(tag, _)| tag.clone()).collect::<Vec<_>>()
    });
    // The other language comes into the same list, and must not draw the page anew.
    let about = goal.clone();
    let here = Memo::new(move |_| courses.questions(&about, language));
    move || match here.get() {
        Fetched::Ready(here) => show(Questions { here, goal: goal.clone(), loves: loves.clone() }),
        Fetched::Waiting => view! { <Waiting /> }.into_any(),
        Fetched::Broken(trouble) => view! { <Unfetched trouble /> }.into_any(),
    }
}

/// The frame of a question: where we are, how far, in which language; and a foot.
#[component]
pub fn AskFrame(
    /// What this is part of.
    about: String,
    /// How far we are.
    how_far: AnyView,
    /// The language of the question.
    tongue: Tongue,
    /// What stands at the foot.
    foot: AnyView,
    children: Children,
) -> impl IntoView {
    let t = text();
    view! {
        <div class="ask">
            <div class="ask__top">
                <p class="small muted">{about}</p>
                <p class="small">{how_far}</p>
                <Segments label=t.question_language names=vec![t.this_language, t.other_language, t.both_languages]
                    chosen=tongue choose=move |place| tongue.set(place) />
            </div>
            {children()}
            <div class="ask__foot">{foot}</div>
        </div>
    }
}

/// A question with the fields for its answer. Its children, such as buttons, stand below.
#[component]
pub fn Question(
    /// Where it comes from.
    questions: Questions,
    /// Which one it is.
    asked: Asked,
    /// What was answered so far. None while nothing was.
    given: RwSignal<Option<Given>>,
    /// Why the answer could not be read.
    #[prop(into)]
    unread: Signal<Option<Why>>,
    /// The language it is shown in.
    tongue: Tongue,
    /// What happens on Enter.
    #[prop(into)]
    submit: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    move || {
        let here = questions.draw(&asked)?;
        let there = if tongue.get() == 0 { None } else { questions.draw_elsewhere(&asked) };
        let page_language = use_taste().page_language();
        let (first, second, language) = match (tongue.get(), there) {
            (1, Some(there)) => (there, None, page_language.other()),
            (_, there) => (here, there, page_language),
        };
        say_formulas_in(language);
        let figure = first.figure.clone();
        let wide = figure.is_some() || matches!(first.ask, Ask::Point { .. });
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            submit.run(());
        };
        let form = view! {
            <form class="ask__form stack" lang=language.code() on:submit=submit novalidate>
                <Prompt first=first.clone() second=second.clone() language />
                <Answer drawn=Arc::new(first.clone()) second=second.map(Arc::new) given unread />
                {live(move || children.with_value(|children| children()))}
                <p class="xs muted ask__code">{(text().question_code)(asked.question.as_str(), asked.seed)}</p>
            </form>
        };
        let shown = if wide {
            let picture = match (&first.ask, figure) {
                (Ask::Point { x, y }, figure) => {
                    let figure = super::figure::with_point(figure, *x, *y);
                    view! { <FigureShown figure given /> }.into_any()
                }
                (_, Some(figure)) => view! { <FigureShown figure /> }.into_any(),
                (_, None) => ().into_any(),
            };
            view! { <div class="ask__body">{picture}{form}</div> }.into_any()
        } else {
            view! { <div class="ask__single">{form}</div> }.into_any()
        };
        Some(shown)
    }
}

/// The words of a question, and a button that reads them aloud.
#[component]
fn Prompt(first: Drawn, second: Option<Drawn>, language: Language) -> impl IntoView {
    let t = text();
    let silent = RwSignal::new(false);
    let words = spoken(&first.prompt, language);
    let read = move |_| silent.set(!speech::read(&words, language.code()));
    on_cleanup(speech::hush);
    view! {
        <div class="row row--apart">
            <h1 class="ask__q" id="ask-q" tabindex="-1">{with_maths(&first.prompt)}</h1>
            {speech::is_there().then(|| view! {
                <button class="btn ask__read" type="button" on:click=read>{icon(Icon::Sound)}{t.read_aloud}</button>
            })}
        </div>
        {second.map(|second| view! {
            <p class="ask__q ask__q--second" lang=language.other().code()>{with_maths_in(&second.prompt, language.other())}</p>
        })}
        <p class="small muted" role="status">{live(move || silent.get().then_some(t.no_voice))}</p>
    }
}

/// A text as it is read aloud.
fn spoken(text: &str, language: Language) -> String {
    let parts = looks(text).into_iter().map(|look| match look {
        Look::Words(words) => words,
        Look::Maths(maths) => maths.spoken(language),
    });
    parts.collect()
}

/// The fields for an answer, what was understood, and why it could not be read.
#[component]
fn Answer(
    drawn: Arc<Drawn>,
    second: Option<Arc<Drawn>>,
    given: RwSignal<Option<Given>>,
    unread: Signal<Option<Why>>,
) -> impl IntoView {
    let t = text();
    let typed = matches!(drawn.ask, Ask::Line { .. } | Ask::Fields { .. } | Ask::Point { .. });
    let fields = match &drawn.ask {
        Ask::Line { left, unit, what } => {
            view! { <Line left=left.clone() unit=unit.clone() what=*what given /> }.into_any()
        }
        Ask::Fields { labels } => {
            let labels = labels.iter().map(|label| with_maths(label)).collect();
            view! { <Fields labels given /> }.into_any()
        }
        Ask::Point { .. } => {
            let labels = vec![formula_of("x"), formula_of("y")];
            view! { <p class="muted small">{t.mark_the_point}</p><Fields labels given /> }
                .into_any()
        }
        Ask::Choice { options } | Ask::Multi { options } => {
            let several = matches!(drawn.ask, Ask::Multi { .. });
            let second = second.and_then(|second| match &second.ask {
                Ask::Choice { options } | Ask::Multi { options } => Some(options.clone()),
                _ => None,
            });
            view! { <Options options=options.clone() second several given /> }.into_any()
        }
        Ask::Order { lines } => view! { <Order lines=lines.clone() given /> }.into_any(),
        Ask::Match { rows, picks } => {
            view! { <Matches rows=rows.clone() picks=picks.clone() given /> }.into_any()
        }
    };
    let read_back = move || {
        let read = given.read().as_ref().and_then(|given| drawn.read_back(given));
        read.filter(|_| typed).map(|read| {
            view! { <span class="muted small">{t.we_read_this_as}</span>" "{all_drawn(&read)} }
        })
    };
    view! {
        {fields}
        {typed.then(|| view! { <p class="readback" role="status">{live(read_back)}</p> })}
        {live(move || unread.get().map(|why| view! {
            <p class="field__error" id=format!("{AT}-error") role="alert">{small_icon(Icon::Warn)}{(t.unread)(why)}</p>
        }))}
    }
}

fn formula_of(source: &str) -> AnyView {
    formula(&crate::course::item::Maths::read(source))
}

/// One line to type in, with keys for what a keyboard hides.
#[component]
fn Line(
    left: Option<String>,
    unit: Option<String>,
    what: LineKind,
    given: RwSignal<Option<Given>>,
) -> impl IntoView {
    let t = text();
    let words = move || match given.get() {
        Some(Given::Text(words)) => words,
        _ => String::new(),
    };
    let write = move |words: String| given.set(Some(Given::Text(words)));
    let label = match &left {
        Some(left) => view! { {formula_of(left)}" =" }.into_any(),
        None => t.my_answer.into_any(),
    };
    view! {
        <div class="field">
            <label class="field__label" for=AT>{label}</label>
            <span class="field__hint" id=format!("{AT}-hint")>{(t.line_hint)(what)}</span>
            <span class="ask__line">
                <input class="input input--math" id=AT type="text" autocomplete="off" autocapitalize="off"
                    spellcheck="false" dir="ltr" aria-describedby=format!("{AT}-hint {AT}-error")
                    prop:value=words on:input:target=move |event| write(event.target().value()) />
                {unit.map(|unit| view! { <span class="muted">{with_maths(&unit)}</span> })}
            </span>
        </div>
        <Keys write=move |words| write(words) at=AT nothing=matches!(what, LineKind::Numbers) />
    }
}

/// Signs that keyboards hide. They go where the cursor is.
#[component]
fn Keys(
    /// Somebody typed; this is the whole line then.
    #[prop(into)]
    write: Callback<String>,
    /// The id of the line.
    at: &'static str,
    /// Whether "no solution" may be an answer.
    nothing: bool,
) -> impl IntoView {
    let t = text();
    let key = |sign: &'static str, name: &'static str| {
        let press = move |_| {
            if let Some(words) = page::type_into(at, sign) {
                write.run(words);
            }
        };
        view! { <button type="button" class="key" aria-label=name on:click=press>{sign}</button> }
    };
    let (none, name) = (t.no_solution, t.no_solution);
    view! {
        <div class="keys" role="group" aria-label=t.math_keys>
            {key("−", t.key_minus)}
            {key("/", t.key_over)}
            {key("√", t.key_root)}
            {key("(", t.key_open)}
            {key(")", t.key_close)}
            {key("²", t.key_squared)}
            {nothing.then(|| key(none, name))}
        </div>
    }
}

/// A line for each number.
#[component]
fn Fields(labels: Vec<AnyView>, given: RwSignal<Option<Given>>) -> impl IntoView {
    let count = labels.len();
    let words = move |at: usize| match given.get() {
        Some(Given::Fields(all)) => all.get(at).cloned().unwrap_or_default(),
        Some(Given::Point(x, y)) => if at == 0 { x } else { y }.to_string(),
        _ => String::new(),
    };
    let write = move |at: usize, written: String| {
        let mut all: Vec<String> = (0..count).map(words).collect();
        if let Some(field) = all.get_mut(at) {
            *field = written;
        }
        given.set(Some(Given::Fields(all)));
    };
    let fields = labels.into_iter().enumerate().map(|(at, label)| {
        view! {
            <label class="field">
                <span class="field__label">{label}</span>
                <input class="input input--num" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                    dir="ltr" aria-describedby=format!("{AT}-error") prop:value=move || words(at)
                    on:input:target=move |event| write(at, event.target().value()) />
            </label>
        }
    });
    view! { <div class="ask__inputs">{fields.collect_view()}</div> }
}

/// One of several, or all that fit.
#[component]
fn Options(
    options: Vec<Choosable>,
    second: Option<Vec<Choosable>>,
    several: bool,
    given: RwSignal<Option<Given>>,
) -> impl IntoView {
    let t = text();
    let picked = move |place: usize| match &*given.read() {
        Some(Given::Choice(chosen)) => *chosen == place,
        Some(Given::Many(chosen)) => chosen.contains(&place),
        _ => false,
    };
    let pick = move |place: usize, on: bool| {
        if !several {
            given.set(Some(Given::Choice(place)));
            return;
        }
        let mut chosen = match given.get_untracked() {
            Some(Given::Many(chosen)) => chosen,
            _ => BTreeSet::new(),
        };
        if on {
            chosen.insert(place)
        } else {
            order::leave_out(&mut chosen, &place)
        };
        given.set(Some(Given::Many(chosen)));
    };
    // A second text stands under the first one only when that is in the page's language.
    let other = use_taste().page_language().other();
    let option = |(place, option): (usize, Choosable)| {
        let also = second.as_ref().and_then(|second| second.get(place)).cloned();
        let says = match option.table {
            Some(table) => super::figure::in_an_option(table),
            None => with_maths(&option.says),
        };
        view! {
            <label class="opt">
                <input type=if several { "checkbox" } else { "radio" } name="answer"
                    prop:checked=move || picked(place)
                    on:change:target=move |event| pick(place, event.target().checked()) />
                <span>
                    {says}
                    {also.filter(|also| also.table.is_none()).map(|also| view! {
                        <span class="muted small opt__second" lang=other.code()>{with_maths_in(&also.says, other)}</span>
                    })}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="opts">
            <legend class="muted small">{if several { t.pick_all } else { t.pick_one }}</legend>
            {options.into_iter().enumerate().map(option).collect_view()}
        </fieldset>
    }
}

/// Lines to be put in order, with buttons that move them.
#[component]
fn Order(lines: Vec<String>, given: RwSignal<Option<Given>>) -> impl IntoView {
    let t = text();
    let count = lines.len();
    let order = move || match given.get() {
        Some(Given::Order(order)) => order,
        _ => (0..count).collect(),
    };
    // As it stands it is an answer too.
    if given.with_untracked(Option::is_none) {
        given.set(Some(Given::Order((0..count).collect())));
    }
    let shift = move |place: usize, by: isize| {
        let mut order = order();
        let at = order.iter().position(|line| *line == place);
        let to = at.and_then(|at| at.checked_add_signed(by)).filter(|to| *to < count);
        if let (Some(at), Some(to)) = (at, to) {
            order.swap(at, to);
            given.set(Some(Given::Order(order)));
        }
    };
    let lines = StoredValue::new(lines);
    let line = move |place: usize| {
        let says = lines.with_value(|lines| lines.get(place).cloned()).unwrap_or_default();
        let name = crate::course::item::plain(&says);
        view! {
            <li class="order__line">
                <span class="order__says">{with_maths(&says)}</span>
                <span class="btns">
                    <button class="key" type="button" aria-label=(t.move_up)(&name) on:click=move |_| shift(place, -1)>"↑"</button>
                    <button class="key" type="button" aria-label=(t.move_down)(&name) on:click=move |_| shift(place, 1)>"↓"</button>
                </span>
            </li>
        }
    };
    view! {
        <p class="muted small" id="order-how">{t.put_in_order}</p>
        <ol class="order" aria-labelledby="order-how">
            {rows(
                move || order().iter().map(ToString::to_string).collect(),
                move |place| place.parse().ok().map(line).into_any(),
            )}
        </ol>
    }
}

/// One pick for each row.
#[component]
fn Matches(rows: Vec<String>, picks: Vec<String>, given: RwSignal<Option<Given>>) -> impl IntoView {
    let t = text();
    let count = rows.len();
    let chosen = move || match given.get() {
        Some(Given::Picks(chosen)) => chosen,
        _ => vec![None; count],
    };
    let pick = move |row: usize, place: Option<usize>| {
        let mut chosen = chosen();
        if let Some(of_row) = chosen.get_mut(row) {
            *of_row = place;
        }
        given.set(Some(Given::Picks(chosen)));
    };
    let names: Vec<String> = picks.iter().map(|pick| crate::course::item::plain(pick)).collect();
    let row = |(at, row): (usize, String)| {
        let id = format!("match-{at}");
        let options = names.iter().cloned().enumerate().map(|(place, name)| {
            let is_chosen = move || chosen().get(at).copied().flatten() == Some(place);
            view! { <option value=place.to_string() prop:selected=is_chosen>{name}</option> }
        });
        view! {
            <div class="match__row">
                <label for=id.clone()>{with_maths(&row)}</label>
                <select class="input" id=id on:change:target=move |event| pick(at, event.target().value().parse().ok())>
                    <option value="">{t.pick_something}</option>
                    {options.collect_view()}
                </select>
            </div>
        }
    };
    view! {
        <p class="muted small">{t.match_each}</p>
        <div class="match">{rows.into_iter().enumerate().map(row).collect_view()}</div>
    }
}
