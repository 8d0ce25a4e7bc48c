//! Spanish that every region of the United States understands.

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
    other_language: "English",
    text_and_look: "Texto y aspecto",
    help: "Ayuda",
    skip: "Ir a la página",
    main_menu: "Principal",
    main_menu_below: "Principal, abajo",
    today: "Hoy",
    doors: "Puertas",
    my_map: "Mi mapa",
    my_proof: "Mis pruebas",
    my_story: "Mi historia",
    whose_work: ("Trabajo de ", ""),
    not_you: "¿No eres tú?",
    switch: "Cambiar",
    undo: "Deshacer",
    try_again: "Intentar otra vez",
    not_now: "Ahora no",
    opens_elsewhere: "(se abre en otra pestaña)",
    opening: "Abriendo …",
    work_is_kept: "Tu trabajo está guardado.",
    file: "Archivo:",
    // Whether work is safe.
    saved_on_device: "Guardado en este equipo",
    saving: "Guardando …",
    saved_in_one_place: "Guardado en un solo lugar.",
    saved_in_one_place_more: "Tu trabajo está guardado. Este navegador guarda todo dos veces, y uno de los dos lugares no aceptó tu último paso. Puede estar lleno. Avisa a tu docente y luego intenta otra vez.",
    only_in_tab: "Solo en esta pestaña",
    only_in_tab_more: "Este navegador no deja que Doorways guarde nada. Puedes trabajar, pero se pierde al cerrar la pestaña. Pide a tu docente que permita los datos de este sitio.",
    cleared_away: "Se borraron los datos de este navegador.",
    cleared_away_more: "El trabajo ahora está solo en esta pestaña. Tu próximo paso guarda todo otra vez, o hazlo ahora: intenta otra vez. Para no dejar nada aquí, cierra esta pestaña.",
    not_saved: "Sin guardar",
    last_change_not_saved: "Tu último cambio no se guardó.",
    device_is_full: "Este equipo está lleno. Deja abierta esta pestaña. Pide ayuda para liberar espacio y luego intenta otra vez.",
    browser_blocks: "El navegador dejó de guardar. Deja abierta esta pestaña y luego intenta otra vez.",
    browser_did_not_keep: "El navegador no lo guardó como lo escribiste. Deja abierta esta pestaña y luego intenta otra vez.",
    // When a course file is missing or broken.
    course_broken_title: "No pudimos abrir el curso",
    course_trouble: |why| match why {
        WhyTrouble::NoAnswer => "El curso no llegó. Revisa tu conexión e intenta otra vez.".into(),
        WhyTrouble::Missing => "Falta un archivo del curso. Avisa a quien cuida este sitio.".into(),
        WhyTrouble::Unreadable { line, column } => format!(
            "Un archivo del curso no se puede leer desde la línea {line}, columna {column}. Avisa a quien cuida este sitio."
        ),
    },
    // The hall.
    hall_title: "¿De quién es este trabajo?",
    hall_nobody: "Aquí nadie tiene puerta todavía. Haz la tuya.",
    hall_one: "Elige tu puerta o haz una nueva.",
    hall_many: "Varias personas usan este equipo. Elige tu puerta.",
    new_here: "Es mi primera vez",
    make_my_door: "Hacer mi puerta",
    here_today: |time| format!("Aquí hoy, {time}"),
    here_yesterday: "Aquí ayer",
    here_on: |day| format!("Aquí el {day}"),
    where_work_is: "Tu trabajo se guarda en este equipo, en este navegador. No va a ningún otro lugar. Algunas Chromebooks de la escuela borran todo al cerrar la sesión.",
    how_to_keep: "Cómo se guarda mi trabajo",
    back_to_hall: "Volver al pasillo",
    // A new student.
    new_title: "Haz tu puerta",
    new_lede: "Solo hace falta tu nombre. Puedes cambiar todo después.",
    my_name: "Mi nombre",
    my_name_hint: "Como te dicen. Se queda en este equipo.",
    my_language: "Mi idioma",
    what_i_love: "Lo que me gusta",
    what_i_love_hint: "Elige lo que quieras, o nada. Así ves qué puertas van con eso.",
    how_much: |what| format!("Cuánto: {what}"),
    a_bit: "Un poco",
    quite_a_bit: "Bastante",
    a_lot: "Mucho",
    // Today.
    hello: ("Hola, ", ""),
    your_next_step: "Tu próximo paso",
    choose_first_door: "Elige una puerta",
    choose_first_door_more: "Cada puerta es un proyecto. Todas llevan a las mismas metas. Elige una que te guste.",
    doors_open: |doors| format!("{doors} puertas, todas abiertas para ti"),
    look_at_doors: "Ver las puertas",
    door_checkpoint: |door, nth, of| format!("{door}, punto de control {nth} de {of}"),
    go_to_checkpoint: |nth| format!("Ir al punto de control {nth}"),
    go_to_my_room: "Ir a mi sala",
    all_done: |door| format!("{door}: todos los puntos de control listos"),
    all_done_more: "Pasaste por toda esta puerta. Elige otra cuando quieras.",
    goals_of_this_step: "Metas de este paso",
    my_other_rooms: "Mis otras salas",
    done_checkpoints: |done| {
        if done == 1 {
            "1 punto de control listo".into()
        } else {
            format!("{done} puntos de control listos")
        }
    },
    how_far: "Hasta dónde he llegado",
    met_of_core: |met, all, credit| match met {
        0 => format!("{all} metas por delante para el {credit}"),
        met => format!("{met} de {all} metas para el {credit}"),
    },
    open_my_map: "Ver mi mapa",
    looking_back: "Mirar atrás",
    written_on: |day| format!("Escrito el {day}"),
    // Goals.
    tried: "Intentada",
    not_tried_yet: "Aún sin probar",
    starting: "Empezando",
    getting_there: "En camino",
    got_it: "Lo logré",
    going_further: "Voy más allá",
    no_level_yet: "Aún sin nivel",
    ready_next: "Lista para aprender",
    check_again: "Revisar otra vez",
    strength: |strength| match strength {
        Strength::None => "Aún sin pruebas",
        Strength::ALittle => "Pocas pruebas",
        Strength::Some => "Algunas pruebas",
        Strength::Strong => "Pruebas firmes",
    },
    pieces: |pieces| counted(pieces, "prueba", "pruebas"),
    // My map.
    map_lede: "Cada piso se apoya en los de abajo. Cada puerta es una meta. Una puerta llena significa que la lograste.",
    map_as_list: "Mi mapa, como lista",
    view: "Vista",
    building: "Edificio",
    list: "Lista",
    map_floors: |floors| format!("Mi mapa, {}", counted(floors, "piso", "pisos")),
    whole_path: |goal| format!("Mostrar todo el camino hasta {goal}"),
    then_you_can_open: "Después puedes abrir",
    doors_lead_here: |doors| match doors {
        0 => "Ninguna puerta está hecha para esta meta".into(),
        doors => format!("{} a esta meta", counted(doors, "puerta lleva", "puertas llevan")),
    },
    open_this_goal: "Abrir esta meta",
    in_any_order: "Puedes abrir cualquier meta, en el orden que quieras. Las líneas muestran qué ayuda primero.",
    or_this: "o",
    show: "Mostrar",
    core_goals_only: "Solo metas centrales",
    met_of: |met, all| match met {
        0 => format!("{} por delante", metas_es(all)),
        1 => format!("1 de {all} lograda"),
        met => format!("{met} de {all} logradas"),
    },
    none_of_these: "Ninguna meta coincide. Quita un filtro para ver más.",
    goal: "Meta",
    level: "Nivel",
    how_sure: "Qué tan seguro",
    newest: "Más reciente",
    builds_on: "Se apoya en",
    builds_on_nothing: "No se apoya en otra meta. Puedes empezar aquí.",
    leads_to_nothing: "Ninguna otra meta se apoya en ella.",
    // A goal, and why it has its level.
    core_goal: "Meta central",
    why_this_level: "¿Por qué este nivel?",
    not_tried_is_no_zero: "Aún sin probar. Eso no es un cero.",
    tried_has_no_level: "Tu trabajo está aquí. Nadie le ha dado un nivel todavía. Eso no es un cero.",
    what_counts: "Qué cuenta como prueba",
    this_counts: &[
        "Una revisión rápida: cinco preguntas nuevas, por tu cuenta.",
        "Un trabajo de un proyecto, cuando tu docente lo haya mirado.",
    ],
    this_does_not_count: "La práctica no cuenta. Lo que tú o alguien de tu clase piensan de tu trabajo se muestra al lado.",
    proof_in_order: "Mis pruebas, las más antiguas primero",
    they_make_it: |pieces, word| match pieces {
        1 => format!("Con esta llegas a “{word}”"),
        2 => format!("Con estas dos llegas a “{word}”"),
        _ => format!("Con estas tres llegas a “{word}”"),
    },
    condition: |condition, holds| match (condition, holds) {
        (Condition::EnoughPieces { least }, true) => format!("Hay {least} pruebas o más."),
        (Condition::EnoughPieces { least }, false) => format!("Hacen falta {least} pruebas."),
        (Condition::LatestReaches, true) => "La más reciente es un 3 o más.".into(),
        (Condition::LatestReaches, false) => "La más reciente no es un 3.".into(),
        (Condition::TwoOfLastThree, true) => {
            "Dos de las últimas tres son un 3 o más. Necesitas dos.".into()
        }
        (Condition::TwoOfLastThree, false) => {
            "Dos de las últimas tres tienen que ser un 3 o más.".into()
        }
        (Condition::OneAlone, true) => "Al menos una de esas la hiciste por tu cuenta.".into(),
        (Condition::OneAlone, false) => "Una de esas tiene que ser por tu cuenta.".into(),
        (Condition::DifferentDays, true) => "Son de días distintos.".into(),
        (Condition::DifferentDays, false) => "Tienen que ser de dos días.".into(),
        (Condition::DifferentWork, true) => "Son trabajos distintos.".into(),
        (Condition::DifferentWork, false) => "Tienen que ser trabajos distintos.".into(),
        (Condition::Times { least }, true) => format!("{least} pruebas son un 3 o más."),
        (Condition::Times { least }, false) => {
            format!("{least} pruebas tienen que ser un 3 o más.")
        }
        (Condition::HighestReaches, true) => "Una prueba es un 3 o más.".into(),
        (Condition::HighestReaches, false) => "Una prueba tiene que ser un 3 o más.".into(),
        (Condition::ValueReaches { least }, true) => format!("El resultado es {least} o más."),
        (Condition::ValueReaches { least }, false) => {
            format!("El resultado tiene que llegar a {least}.")
        }
        (Condition::TeacherDecides, _) => "Tu docente decide.".into(),
    },
    holds: "Sí:",
    not_yet: "Aún no:",
    met_since: |word, day| format!("Tienes “{word}” desde el {day}."),
    slipped: |day, level, word| {
        format!(
            "El {day} sacaste un {level}. Es un tropiezo, así que conservas “{word}”. La marca dice “Revisar otra vez”."
        )
    },
    kept_level: |word| {
        format!(
            "Ya habías llegado, así que conservas “{word}”. Dos tropiezos seguidos la abrirían otra vez."
        )
    },
    is_stale: |days| {
        format!(
            "Tu prueba más reciente tiene más de {days} días. Mírala una vez más. Tu nivel se queda."
        )
    },
    recent_level: |level| format!("Nivel reciente {level}: cómo lo calculamos"),
    recent_level_how: "Lo más nuevo pesa más. Cada prueba pesa la mitad que la siguiente.",
    recent_level_decides_nothing: "Esto muestra hacia dónde vas. Nunca decide tu nivel.",
    by_this_rule: |rule| format!("Regla: {rule}."),
    nobody_changed_it: "Nadie ha cambiado este nivel a mano.",
    other_rules: "¿Y con otra regla?",
    other_rules_more: "Las mismas pruebas, sumadas de otra manera. Tu curso no usa estas reglas.",
    rule: "Regla",
    rule_name: |rule| match rule {
        Rule::TwiceRecent => "Dos veces y hace poco".into(),
        Rule::TwiceRecentNoMemory => "Dos veces y hace poco, sin memoria".into(),
        Rule::NTimes(times) => format!("Mostrado {} veces", times.count()),
        Rule::Latest => "La prueba más reciente".into(),
        Rule::Highest => "La mejor prueba".into(),
        Rule::Ema(_) => "Lo nuevo pesa más".into(),
        Rule::Decaying65 => "La más reciente frente al resto".into(),
        Rule::RecursiveDecaying65 => "Paso a paso hacia la más reciente".into(),
        Rule::Mean => "El promedio simple".into(),
        Rule::TeacherOnly => "Tu docente decide".into(),
        Rule::PowerLaw => "Una curva por todas las pruebas".into(),
    },
    rule_says: |rule| match rule {
        Rule::TwiceRecent => {
            "Muéstralo dos veces. Un tropiezo no importa. Con dos seguidos, lo miramos otra vez."
                .into()
        }
        Rule::TwiceRecentNoMemory => {
            "Siempre va con tu trabajo más nuevo, pero un tropiezo te quita el nivel.".into()
        }
        Rule::NTimes(times) => {
            format!("Con {} pruebas de 3 lo conservas, aunque después se te olvide.", times.count())
        }
        Rule::Latest => {
            "Nota rápido los cambios, pero decide un solo día de suerte o sin ella.".into()
        }
        Rule::Highest => "Tu mejor día cuenta para siempre, aunque haya sido suerte.".into(),
        Rule::Ema(_) => "Se mueve contigo, pero un tropiezo la baja por un tiempo.".into(),
        Rule::Decaying65 => {
            "La más reciente es el 65 %, así que una sola prueba lo puede cambiar.".into()
        }
        Rule::RecursiveDecaying65 => {
            "Lo viejo se borra pronto, pero es difícil de calcular de memoria.".into()
        }
        Rule::Mean => {
            "Es fácil de revisar, pero tus primeros intentos te bajan para siempre.".into()
        }
        Rule::TeacherOnly => "Una persona lo mira todo, pero tú no lo puedes calcular.".into(),
        Rule::PowerLaw => {
            "Supone hacia dónde vas y puede decir más de lo que mostraste: 1, 3, 3, 3 dan 3.67."
                .into()
        }
    },
    advanced: "Avanzada",
    worked_out: |value| format!("resulta {value}"),
    no_proof_of_goal: "Aún no hay pruebas de esta meta. Cualquiera de las puertas te puede llevar.",
    who_said_so: "Quién lo dijo",
    by_whom: |by| match by {
        Assessor::Learner => "Yo",
        Assessor::Peer => "Alguien de mi clase",
        Assessor::Teacher => "Mi docente",
        Assessor::Mentor { .. } => "Alguien que me guía",
        Assessor::Auto => "Lo revisó la aplicación",
    },
    why_not: |why| match why {
        WhyNot::NotLevelled => "Nadie lo ha mirado todavía. Aún no cuenta.",
        WhyNot::OwnView | WhyNot::PeerView => "Se muestra al lado. No cuenta.",
        WhyNot::MentorNotConfirmed => "Cuenta cuando tu docente esté de acuerdo.",
        WhyNot::WithHelp => "Hecho con ayuda, así que no cuenta.",
    },
    same_work_same_day: "El mismo trabajo en el mismo día cuenta una vez.",
    quick_check: |right, of| format!("Revisión rápida, {right} de {of}"),
    reaches_it: "Llega a ella",
    touches_it: "La toca",
    goes_further_with_it: "Va más allá con ella",
    or_your_own_door: "También puedes diseñar tu propia puerta para esta meta.",
    // The catalogue.
    choose_a_door: "Elige una puerta",
    doors_lede: "Todas las puertas llevan a las mismas metas. Elige por cuál quieres pasar. Puedes cambiar de idea.",
    all_doors: "Todas las puertas",
    doors_shown: |shown, all| format!("Se ven {shown} de {all} puertas"),
    how_i_work: "Cómo trabajo",
    solo: "A solas",
    pair: "En pareja",
    group: "En grupo",
    group_of: |fewest, most| format!("Grupo de {fewest} a {most}"),
    or: |names| joined(names, " o "),
    time: "Tiempo",
    two_weeks: "2 semanas",
    three_weeks_or_more: "3 semanas o más",
    weeks: |weeks| {
        if weeks == 1 { "Como 1 semana".into() } else { format!("Como {weeks} semanas") }
    },
    goes_with: "Va con",
    any_interest: "Cualquier interés",
    reaches_a_goal: "Llega a una meta",
    any_goal: "Cualquier meta",
    order: "Orden",
    by_number: "Número de puerta (igual para todos)",
    shortest_first: "Las más cortas primero",
    door_number: |number| format!("Puerta {number}"),
    reaches_goals: |goals, new| format!("Llega a {goals} metas, {new} aún sin probar"),
    reaches_chosen: |fewest, most| format!("Llega a las {fewest} a {most} metas que elijas"),
    goes_with_your: |loves| format!("Va con lo que te gusta: {loves}"),
    you_are_in_this_room: "Estás en esta sala",
    compare: "Comparar",
    doors_to_compare: |doors| {
        if doors == 1 {
            "1 puerta para comparar".into()
        } else {
            format!("{doors} puertas para comparar")
        }
    },
    compare_side_by_side: "Comparar lado a lado",
    clear: "Quitar",
    no_door_fits: "Ninguna puerta cumple todo esto",
    all_open: |all| format!("Las {all} puertas siguen abiertas para ti."),
    clear_filters: "Quitar los filtros",
    // Comparing.
    compare_title: |doors| match doors {
        2 => "Comparar dos puertas".into(),
        3 => "Comparar tres puertas".into(),
        _ => "Comparar puertas".into(),
    },
    compare_lede: "Detrás de cada puerta están las mismas metas. Cambian la historia, la forma de empezar y la forma de mostrarlo.",
    nothing_to_compare: "Aún no hay puertas para comparar",
    nothing_to_compare_more: "Marca “Comparar” en dos o tres puertas.",
    shapes_show: "Qué significan las figuras:",
    big_question: "Gran pregunta",
    how_you_work: "Cómo se trabaja",
    who_it_is_for: "Para quién es",
    goals_it_reaches: "Metas a las que llega",
    ways_in: "Formas de empezar",
    ways_to_show: "Formas de mostrarlo",
    support_for_everyone: "Apoyo para todos",
    go_further: "Ir más allá",
    first_small_step: "Primer paso",
    look_inside: "Ver por dentro",
    remove: "Quitar",
    // A door.
    door_of: |number, of| format!("Puerta {number} de {of}"),
    open_this_door: "Abrir esta puerta",
    add_to_compare: "Agregar para comparar",
    with_your_proof_now: "Con tus pruebas hasta ahora",
    also_touches: |touch, stretch| match (touch, stretch) {
        (touch, 0) => format!("También toca {}", metas_es(touch)),
        (0, stretch) => format!("Puedes ir más allá con {}", metas_es(stretch)),
        (touch, stretch) => {
            format!("También toca {} y puedes ir más allá con {stretch}", metas_es(touch))
        }
    },
    you_pick_them: "Las eliges cuando abres la puerta.",
    checkpoints: "Puntos de control",
    days_are_a_guess: "Los días son una idea. Toma el tiempo que necesites.",
    days: |days| if days == 1 { "1 día".into() } else { format!("{days} días") },
    shows: |goals| format!("Muestra {goals}."),
    roles: "Papeles",
    you_swap_at: |nth| {
        format!("Se cambian en el punto de control {nth}, para que todos hagan matemáticas")
    },
    owns: |goals| format!("A cargo de {goals}."),
    more_in_the_room: |more| format!("Y {more} más, cada uno en su punto de control."),
    in_any_language: "En cualquier idioma.",
    you_grow_in: "Creces en",
    how_it_fits: "Cómo va contigo",
    new_for_you: |tags| format!("Nuevo para ti: {tags}"),
    goals_not_tried: |goals| {
        if goals == 1 {
            "Llega a 1 meta que aún no pruebas.".into()
        } else {
            format!("Llega a {goals} metas que aún no pruebas.")
        }
    },
    we_use_only: "Usamos tus intereses y tus pruebas. Nada más.",
    change_my_interests: "No soy así: cambiar mis intereses",
    // Questions.
    this_language: "Español",
    both_languages: "Los dos",
    question_language: "Idioma de esta pregunta",
    question_code: |id, seed| format!("Código de la pregunta: {id}/{seed}"),
    read_aloud: "Leer en voz alta",
    no_voice: "Este equipo no tiene una voz para este idioma.",
    my_answer: "Mi respuesta",
    line_hint: |what| match what {
        LineKind::Whole => "Un número entero.".into(),
        LineKind::Number => "Un número. Escríbelo como sueles hacerlo.".into(),
        LineKind::Fraction => "Una fracción como 3/4, o un decimal exacto.".into(),
        LineKind::Numbers => {
            "Todos los números que sirven, como 3 y -5. El orden no importa.".into()
        }
        LineKind::Rule { letter, form: None } => {
            format!("Escríbelo como lo dices, por ejemplo 2{letter} + 5.")
        }
        LineKind::Rule { form: Some(Form::Factored), .. } => {
            "Como producto, por ejemplo 2(x - 1)(x + 4).".into()
        }
        LineKind::Rule { form: Some(Form::Vertex), .. } => {
            "En forma de vértice, por ejemplo 2(x - 1)^2 + 4.".into()
        }
        LineKind::Rule { form: Some(Form::Expanded), .. } => {
            "Sin paréntesis, por ejemplo x^2 + 3x - 4.".into()
        }
        LineKind::Interval { letter } => {
            format!("Desde dónde hasta dónde, por ejemplo 2 < {letter} < 5.")
        }
    },
    math_keys: "Teclas de matemáticas",
    key_minus: "menos",
    key_over: "dividido entre",
    key_root: "raíz cuadrada",
    key_open: "abre paréntesis",
    key_close: "cierra paréntesis",
    key_squared: "al cuadrado",
    no_solution: "sin solución",
    mark_the_point: "Toca la cuadrícula o escribe los dos números.",
    empty_grid: "Una cuadrícula vacía.",
    table: "Tabla",
    area_picture: "Cuadros que muestran un producto",
    pick_one: "Elige una.",
    pick_all: "Elige todas las que sirven.",
    put_in_order: "Mueve las líneas con las flechas hasta que el orden sea el correcto.",
    move_up: |line| format!("Subir: {line}"),
    move_down: |line| format!("Bajar: {line}"),
    match_each: "Elige una para cada línea. Puedes usar una más de una vez.",
    pick_something: "Elige …",
    we_read_this_as: "Lo leemos así:",
    unread: |why| {
        match why {
        Why::Empty => "Tu respuesta todavía no está completa.".into(),
        Why::TooLong => "Es demasiado largo para leerlo. Prueba con una respuesta más corta.".into(),
        Why::TooDeep => "Hay demasiados paréntesis o signos. Prueba con una respuesta más sencilla.".into(),
        Why::TooBig => "No pudimos leerlo: un número o un exponente es muy grande. No cuenta.".into(),
        Why::ByZero => "No pudimos leerlo: no se puede dividir entre 0. No cuenta.".into(),
        Why::NoNumber => "No pudimos leerlo: un número menor que 0 no tiene raíz cuadrada aquí. No cuenta.".into(),
        Why::Letter(letter) => format!("Aquí no conocemos la letra {letter}. Mira otra vez la pregunta. No cuenta."),
        Why::Words => "No pudimos leer las palabras. Usa números y signos. No cuenta.".into(),
        Why::Equation => "No encontramos la respuesta ahí. Escribe solo la respuesta. No cuenta.".into(),
        Why::Separator => "El punto o la coma puede significar dos cosas. Escribe el número sin ese signo o de otra forma.".into(),
        Why::Unclear => "No pudimos leerlo. Revisa los signos y los paréntesis. No cuenta.".into(),
    }
    },
    almost: |almost| match almost {
        Almost::Missing => "Vas bien. Todavía falta algo.",
        Almost::Rounded => "Cerca. Da más decimales o el número exacto.",
        Almost::Ends => "Los números sirven. Revisa si los dos extremos también entran.",
        Almost::Unchanged => "Eso dice la pregunta. Ahora calcúlalo.",
        Almost::NotInForm(Form::Factored) => {
            "Es igual. Ahora escríbelo como producto, con todo factorizado."
        }
        Almost::NotInForm(Form::Vertex) => {
            "Es igual. Ahora escríbelo en forma de vértice: a(x - h)^2 + k."
        }
        Almost::NotInForm(Form::Expanded) => {
            "Es igual. Ahora multiplica y junta los términos semejantes."
        }
    },
    practice_of: |id, short| format!("Práctica: {id} {short}"),
    practice_so_far: |right| match right {
        0 => String::new(),
        _ => format!("Bien hasta ahora: {right}"),
    },
    no_timer: "Sin reloj.",
    practice_is_not_proof: "La práctica muestra tu avance. No es prueba y nunca cambia un nivel.",
    back_to_the_goal: "Volver a la meta",
    ready_for_a_check: "Quizá ya puedes hacer una revisión rápida.",
    ready_for_a_check_more: "Hazla cuando quieras. También puedes seguir aquí.",
    to_the_quick_check: "Ir a la revisión rápida",
    check_my_answer: "Revisar mi respuesta",
    show_a_hint: |nth, all| format!("Ver pista {nth} de {all}"),
    show_me_how: "Muéstrame cómo",
    hints: "Pistas",
    next_question: "Otra pregunta",
    that_is_right: "Correcto.",
    not_right_yet: "Todavía no.",
    try_once_more: "Prueba otra vez o abre una pista.",
    the_answer: "La respuesta:",
    see_how_it_is_done: "Mira cómo se hace",
    worked_example: |nth| format!("Ejemplo resuelto {nth}"),
    my_quick_checks: "Mis revisiones rápidas",
    a_quick_check: "Revisión rápida",
    quick_check_of: |id, short| format!("Revisión rápida: {id} {short}"),
    quick_check_link: |id| format!("Revisión rápida {id}"),
    check_lede: "5 preguntas nuevas. Muestran lo que puedes hacer por tu cuenta.",
    check_rules: &[
        "Sin pistas, un intento en cada una, sin reloj.",
        "Con 4 o 5 correctas agregas una prueba de nivel 3.",
        "Si no podemos leer una respuesta, te lo decimos y no cuenta.",
        "Puedes parar y volver. Las preguntas siguen siendo las mismas.",
    ],
    start_the_check: "Empezar la revisión rápida",
    next_check_when: |answers| {
        format!(
            "La próxima revisión rápida puede empezar mañana, o después de {} en la práctica.",
            counted(answers, "respuesta más", "respuestas más")
        )
    },
    practice_with_hints: "Practicar con pistas",
    question_of: |nth, all| format!("Pregunta {nth} de {all}"),
    no_timer_one_try: "Sin reloj. Un intento en cada una.",
    all_answers_at_the_end: "Al final ves las cinco respuestas, con los pasos.",
    stop_and_come_back: "Parar y volver",
    next: "Siguiente",
    skip_for_now: "Saltar por ahora",
    unread_does_not_count: "Si no podemos leer tu respuesta, te lo decimos y no cuenta.",
    right: "Correcta",
    your_answer: "Tu respuesta:",
    see_the_work: "Ver los pasos",
    right_of: |right, all| match right {
        0 => "Esta vez todavía no".into(),
        _ => format!("{right} de {all} correctas"),
    },
    this_piece_shows: "Esta prueba muestra:",
    after_check_met: "Ya mostraste esta meta dos veces. La lograste.",
    after_check_once_more: "Muéstralo una vez más otro día, o en tu proyecto, y la tienes.",
    after_check_practice: "Mira los pasos abajo. Ahora lo que más ayuda es practicar.",
    see_why_this_level: "Ver por qué tengo este nivel",
    find_my_start: "Encontrar mi punto de partida",
    my_starting_point: "Mi punto de partida",
    start_lede: "Unas pocas preguntas te ayudan a saber qué puedes aprender ahora.",
    start_rules: &[
        "No hay reloj. Puedes parar y volver cuando quieras.",
        "“Todavía no aprendí esto” es una buena respuesta. También ayuda.",
        "Es solo una idea para empezar. Nunca cuenta como prueba ni cierra una puerta.",
    ],
    how_many_questions: "¿Cuántas preguntas?",
    a_long_search: "Unas 15",
    a_short_search: "Unas 10",
    start_now: "Empezar",
    start_anew: "Empezar de nuevo",
    all_questions_answered: "Todas las preguntas respondidas",
    see_the_result: "Ver mi punto de partida",
    why_this_question_title: "¿Por qué esta pregunta?",
    why_this_question: |surprise, first, id, short| match (surprise, first) {
        (true, _) => format!(
            "Buscamos fortalezas que no esperábamos. Por eso preguntamos sobre {id}, {short}."
        ),
        (_, true) => format!("Empezamos con algo que muchas personas saben: {id}, {short}."),
        _ => format!("Preguntamos sobre la meta que más nos dice ahora. Es {id}, {short}."),
    },
    only_a_guess: "Es solo una idea para empezar. Nunca cuenta como prueba ni cierra una puerta.",
    enough_questions: "Ya es suficiente",
    pause_and_come_back: "Pausar y volver",
    question_nth: |nth| format!("Pregunta {nth}"),
    most_get_about: "No hay reloj.",
    not_learned_yet: "Todavía no aprendí esto",
    both_buttons_help: "Los dos botones ayudan a encontrar tu lugar. Puedes decir “Todavía no aprendí esto” cuantas veces quieras.",
    no_start_yet: "Aún no hay punto de partida",
    no_start_yet_more: "Después de unas preguntas verás aquí qué puedes aprender ahora.",
    questions_count: |asked| counted(asked, "pregunta", "preguntas"),
    our_best_guess: "Esta es nuestra mejor idea",
    a_place_to_start: "Es un lugar para empezar, no una calificación. Nunca cuenta como prueba ni cierra una puerta.",
    more_questions_help: "Con unas preguntas más, esta idea será mejor.",
    go_on_with_questions: "Seguir con las preguntas",
    pile_know: "Parece que ya sabes",
    pile_know_more: |goals| format!("{}.", counted(goals, "meta", "metas")),
    pile_ready_more: "Ya tienes las bases para estas.",
    pile_unsure: "No lo sabemos",
    pile_unsure_more: |goals| {
        format!("{}. Una revisión rápida lo diría.", counted(goals, "meta", "metas"))
    },
    pile_later: |goals| {
        format!("Más adelante: {}. Igual las puedes abrir.", counted(goals, "meta", "metas"))
    },
    pile_later_more: "Se apoyan en metas en las que trabajas. Cualquiera puede ser parte de una puerta que elijas.",
    nothing_in_this_pile: "Ahora no hay ninguna meta aquí.",
    because: |because| {
        let list = |goals: &[ObjectiveId]| listed(goals, " y ");
        match because {
            Because::Answered { right, of } if right == of => {
                format!("Respondiste bien {right} de {of}.")
            }
            Because::Answered { right: 0, .. } => "Cuando preguntamos, todavía no.".into(),
            Because::Answered { right, of } => format!("Hasta ahora, {right} de {of} bien."),
            Because::NeededBy(goals) if goals.len() == 1 => {
                format!("{} se apoya en esta, y esa la respondiste bien.", list(goals))
            }
            Because::NeededBy(goals) => {
                format!("{} se apoyan en esta, y esas las respondiste bien.", list(goals))
            }
            Because::BuildsOn(goals) => {
                format!("Se apoya en {}, y eso lo respondiste bien.", list(goals))
            }
            Because::WaitsFor(goals) => format!("Se apoya en {}.", list(goals)),
            Because::NothingNear => "No preguntamos sobre esto.".into(),
        }
    },
    about_right: "¿Te parece correcto?",
    felt: |felt| match felt {
        Felt::Right => "Más o menos sí",
        Felt::KnowsMore => "Sé más que esto",
        Felt::AsksTooMuch => "Pide demasiado",
    },
    felt_more: |felt| match felt {
        Felt::Right => "Bien. Elige una de las listas para aprender, o elige una puerta.",
        Felt::KnowsMore => {
            "Gracias por decirlo. Abre cualquier meta y muéstrala con una revisión rápida."
        }
        Felt::AsksTooMuch => "Gracias por decirlo. Empieza por las bases y practica con pistas.",
    },
    see_my_map: "Ver mi mapa",
    check_in_short: "5 preguntas nuevas. Sin pistas, un intento en cada una, sin reloj. Con 4 o 5 correctas agregas una prueba de nivel 3.",
    go_on_with_the_check: "Seguir con la revisión rápida",
    practice_first: "Practicar antes, con pistas",
    i_know_this: "Esto ya lo sé",
    where_do_i_start: "¿Por dónde empiezo?",
    pile_ready: "Listas para aprender",
    // Choosing a door.
    open_door_title: |door| format!("Abrir la puerta: {door}"),
    why_this_door: "¿Por qué esta puerta?",
    why_this_door_hint: "Una frase para ti y para tu docente. La puedes dejar vacía.",
    what_i_call_it: "Cómo se llama mi proyecto",
    what_i_call_it_hint: "Un nombre que te guste. Lo puedes dejar vacío.",
    goals_i_want_to_show: "Metas que quiero mostrar",
    goals_picked: |picked, fewest, most| {
        format!("Elige de {fewest} a {most} metas. Llevas {picked}.")
    },
    go_in: "Entrar",
    you_can_leave: "Puedes salir de una sala cuando quieras. No se pierde nada.",
    // The project room.
    my_room: |number| format!("Mi sala de proyecto · Puerta {number}"),
    why_i_chose_it: "Por qué la elegí",
    checkpoint_of: |nth, of| format!("Punto de control {nth} de {of}"),
    then_you_have: "Al final tienes:",
    done_on: |day| format!("Listo el {day}"),
    leave_room: "Salir de esta sala",
    you_left: "Saliste de esta sala. Todo queda guardado.",
    you_left_on: |day| format!("Saliste de esta sala el {day}."),
    all_kept_here: "Todo queda guardado.",
    come_back_in: "Volver a entrar",
    no_such_room: "Esta sala no está en este equipo",
    no_such_room_more: "Quizás es de otra persona o está en otro equipo.",
    my_work_here: "Mi trabajo para este punto de control",
    no_work_yet: "Aquí aún no hay trabajo. Agrega palabras o un enlace para mostrar lo que hiciste.",
    what_i_add: "Lo que agrego",
    words: "Palabras",
    link: "Enlace",
    write_your_work: "Escribe aquí tu trabajo",
    write_your_work_hint: "Una regla, una tabla, unas frases. Escríbelo como lo dices.",
    link_address: "Dirección del enlace",
    link_address_hint: "Empieza con https://",
    link_about: "¿Qué hay ahí?",
    how_i_did_it: "Cómo lo hice",
    on_my_own: "Por mi cuenta",
    with_support: "Con apoyo",
    with_help: "Con ayuda",
    add_as_proof: "Agregar como prueba",
    proof_added: "Agregado como prueba",
    take_back: "Retirar",
    taken_back: "Retirado. Ya no cuenta.",
    finish_checkpoint: "Terminar este punto de control",
    checkpoint_done: "Punto de control terminado",
    finished_on: |day| format!("Terminaste este punto de control el {day}."),
    open_it_again: "Abrirlo otra vez",
    choose_another_door: "Elegir otra puerta",
    what_good_looks_like: "Así se ve un buen trabajo",
    three_is_the_goal: "La meta es 3",
    look_back: "Mirar atrás",
    look_back_hint: "Menos de 3 minutos. Lo puedes saltar.",
    keep_my_words: "Guardar mis palabras",
    kept_on: |day| format!("Guardado el {day}"),
    big_step: "¿Un paso grande?",
    get_ready_for: |goal| format!("Prepárate para: {goal}"),
    questions_for_one: "Preguntas solo para ti",
    questions_for_one_more: "Tu docente te hace dos de estas. Respondes con tus propios números. Esa es tu propia prueba.",
    panel_asks: "El jurado pregunta",
    panel_asks_more: "Lo que dice el jurado son comentarios, no un nivel.",
    // Proof.
    proof_lede: "Tu trabajo, lo más nuevo primero. Muestra lo que has intentado.",
    no_proof_yet: "Aún no hay pruebas",
    no_proof_yet_more: "Las pruebas salen de tu trabajo en un punto de control.",
    save_as_table: "Guardar como tabla",
    see_my_next_step: "Ver mi próximo paso",
    day: "Día",
    my_work: "Mi trabajo",
    where_from: "Puerta",
    goals_it_shows: "Metas",
    // My story.
    story_lede: "Tú escribes esto. Lo puedes cambiar cuando quieras.",
    what_i_am_called: "Cómo me llamo",
    save_name: "Guardar mi nombre",
    name_changed: "Tu nombre cambió",
    interests_used_for: "Lo usamos para mostrar qué puertas van con lo que te gusta. Nada más.",
    save_interests: "Guardar lo que me gusta",
    interests_saved: "Guardado",
    doors_i_chose: "Puertas que elegí",
    no_door_chosen: "Aún no eliges una puerta",
    no_door_chosen_more: "Aquí verás las puertas que elijas, con tus razones.",
    chosen_on: |day| format!("Elegida el {day}"),
    left_on: |day| format!("saliste el {day}"),
    no_look_back_yet: "Cuando mires atrás en un punto de control, aquí verás tus palabras.",
    // Settings.
    settings_lede: "Son para este equipo. Cualquiera las puede usar.",
    how_it_looks: "Cómo se ve",
    light: "Luz",
    as_my_device: "Como mi equipo",
    day_light: "Día",
    evening_light: "Noche",
    text_size: "Texto",
    usual: "Normal",
    larger: "Más grande",
    largest: "El más grande",
    wide_spacing: "Más espacio",
    more_contrast: "Más contraste",
    calm_motion: "Menos movimiento",
    never_change_a_level: "Nunca cambian lo que vale tu trabajo.",
    on_this_device: "En este equipo",
    facts_kept: |steps, people, percent| {
        format!(
            "Hay {} de {}. Ocupan {} del espacio.",
            counted(steps, "paso guardado", "pasos guardados"),
            counted(people, "persona", "personas"),
            if percent == 0 { "menos del 1 %".into() } else { format!("cerca del {percent} %") }
        )
    },
    facts_missing: |missing| {
        format!(
            "Faltan {} de antes: se perdieron o no iban en una copia.",
            counted(missing as usize, "paso", "pasos")
        )
    },
    facts_misfit: |misfits| {
        format!("Puede que se hayan cambiado después: {}.", counted(misfits, "paso", "pasos"))
    },
    set_aside: |lines| {
        format!("Se apartó lo que no se pudo leer: {}.", counted(lines, "entrada", "entradas"))
    },
    set_aside_more: "No se borró nada. Avisa a tu docente.",
    which_ones: "¿Cuáles?",
    aside_unreadable: "Se cambió o se cortó.",
    aside_wrong_place: "Está en el lugar de otra.",
    aside_fork: "Otra tiene el mismo nombre.",
    goes_nowhere_else: "Nada de esto se envía a ningún lugar.",
    new_release: "Hay una versión nueva de Doorways. Tu trabajo queda como está.",
    update_after_saving: "Antes hay que guardar tu último cambio o se pierde: llévalo contigo y prueba otra vez.",
    update_now: "Actualizar ahora",
    // Hand over, bring in.
    hand_over: "Llevar mi trabajo",
    hand_over_lede: "Llévate una copia de tu trabajo. Ábrela en otro equipo o dásela a tu docente.",
    copy_goes_with_device: "Si este equipo se borra o se daña, esto se pierde con él.",
    in_a_copy: "En una copia",
    not_in_a_copy: |steps| match steps {
        0 => "Todo está en tu copia más nueva.".into(),
        1 => "Hay 1 paso nuevo que no está en ninguna copia.".into(),
        steps => format!("Hay {steps} pasos nuevos que no están en ninguna copia."),
    },
    last_copy: |day| format!("Última copia: {day}."),
    pick_a_way: "Elige una forma",
    cannot_see_arrival: "No podemos ver si llegó.",
    cannot_see_arrival_more: "Doorways no envía nada. La copia la llevas tú. Ábrela en el otro equipo y revisa.",
    bring_in_instead: "Traer trabajo de otro equipo",
    keep_a_copy: "Guardar una copia",
    keep_a_copy_more: "Guarda todo en un archivo, en tus descargas.",
    file_is_on_its_way: "El archivo va a tus descargas.",
    as_a_link: "Como enlace",
    as_a_link_more: "El enlace lleva tu trabajo dentro. Sirve para pocos pasos.",
    copy_link: "Copiar enlace",
    as_text: "Como texto",
    as_text_more: "Pégalo en un mensaje o un documento.",
    copy_text: "Copiar texto",
    copied_paste_it: "Copiado. Ahora pégalo donde quieras.",
    too_long_for_a_link: "Es demasiado largo para un enlace. Guarda una copia en un archivo.",
    way_refused: "Este navegador no lo permitió. Elige otra forma o cópialo a mano abajo.",
    copy_by_hand: "Selecciona todo esto y cópialo",
    on_paper: "En papel",
    on_paper_more: "Abre tus pruebas e imprímelas. Es para personas: no se puede volver a cargar.",
    print: "Imprimir",
    what_is_inside: "Qué lleva dentro",
    you_choose_what_goes: "Tú eliges. Nada sale antes de que oprimas un botón.",
    inside_always: "Mi nombre",
    inside_rooms: "Mis salas y puntos de control",
    inside_proof: "Mis pruebas",
    inside_look_backs: "Mis miradas atrás",
    inside_practice: "Mi práctica y mi punto de partida",
    inside_interests: "Lo que me gusta",
    anyone_can_read_it: "Cualquier persona que tenga la copia la puede leer.",
    only_with_the_passphrase: "Solo la puede leer quien sepa la frase secreta.",
    lock_it: "Cerrar la copia con una frase secreta",
    passphrase: "Frase secreta",
    passphrase_advice: "Tres o cuatro palabras que nadie adivinaría.",
    show_passphrase: "Mostrarla",
    nobody_can_open_it: "Sin la frase no podemos abrirla. Nadie puede.",
    nobody_can_open_it_more: "Apúntala. No la mandes junto con la copia.",
    locking_it: "Cerrándola …",
    it_is_locked: "Está cerrado",
    it_is_locked_more: "Escribe la frase secreta con la que se cerró. Las mayúsculas cuentan.",
    open_it: "Abrirlo",
    opening_it: "Abriéndolo …",
    lock_trouble: |why| match why {
        LockTrouble::TooShort => {
            format!(
                "Es muy corta. Usa {SHORTEST_PASSPHRASE} letras o más: lo mejor son tres o cuatro palabras."
            )
        }
        LockTrouble::WrongPassphrase => {
            "Esa no es la frase secreta. Revisa cada letra e intenta otra vez.".into()
        }
        LockTrouble::NotThere => {
            "No se cargó una parte de Doorways. Revisa tu conexión e intenta otra vez.".into()
        }
        LockTrouble::NoRoom => {
            "A este equipo le queda poca memoria. Cierra otras pestañas e intenta otra vez.".into()
        }
        LockTrouble::TooOld => "Este navegador es muy viejo para cerrar una copia.".into(),
    },
    handed_over_before: "Copias de antes",
    way_file: "un archivo",
    way_link: "un enlace",
    way_text: "un texto",
    way_code: "códigos",
    as_codes: "Como códigos",
    as_codes_more: "La cámara del otro equipo los lee de esta pantalla. No hace falta internet.",
    show_codes: "Mostrar códigos",
    hide_codes: "Ocultar códigos",
    codes_are_made: "Preparando los códigos…",
    too_much_for_codes: "Es demasiado para códigos. Guarda una copia en un archivo.",
    codes_are_old: "Hay trabajo nuevo que no está en estos códigos. Muéstralos otra vez.",
    no_codes: "No se pudieron hacer los códigos. Oprime “Mostrar códigos” otra vez o elige otra forma.",
    code_of: |nth, all| {
        if all == 1 { "1 código".into() } else { format!("Código {nth} de {all}") }
    },
    picture_of_code: |nth, all| format!("Código {nth} de {all} con tu trabajo, para una cámara"),
    one_code_how: "Apunta a él con la cámara del otro equipo. Un teléfono también lo abre con su cámara.",
    codes_how: "En el otro equipo, abre “Traer trabajo” y oprime “Leer códigos”. Ahí ves qué códigos ya leyó, y te avisa cuando están todos. Pueden llegar en cualquier orden.",
    play: "Reproducir",
    pause: "Pausar",
    code_before: "Código anterior",
    next_code: "Código siguiente",
    make_larger: "Hacerlo más grande",
    make_smaller: "Hacerlo más chico",
    print_codes: "Imprimir los códigos",
    if_it_arrived: "Cuando el otro equipo diga que están todos los códigos, oprime “Ya llegó”.",
    it_arrived: "Ya llegó",
    noted_as_copy: "Anotado. Cuenta como copia.",
    bring_in: "Traer trabajo",
    bring_in_lede: "Abre una copia de otro equipo. Primero ves lo que trae. Aquí no se quita nada.",
    from_codes: "De códigos",
    from_codes_more: "Léelos con la cámara o de una foto. Lo que ve la cámara no sale de este equipo.",
    scan_codes: "Leer códigos",
    stop_camera: "Apagar la cámara",
    choose_pictures: "Elegir fotos",
    camera_is_asked: "Puede que tu navegador pregunte si Doorways puede usar la cámara.",
    hold_code_up: "Pon el código frente a la cámara, que llene casi todo el cuadro.",
    codes_read: |read, all| format!("{read} de {all} códigos leídos."),
    codes_missing: |which| format!("Faltan: {which}."),
    no_camera: |why| match why {
        NoCamera::Missing => {
            "No hay una cámara que esta página pueda usar. Elige una foto de los códigos o trae un archivo, un enlace o un texto."
        }
        NoCamera::Refused => {
            "Aquí no se permite la cámara. Elige una foto de los códigos o trae un archivo, un enlace o un texto."
        }
        NoCamera::Busy => {
            "La cámara no responde. ¿La usa otro programa? También puedes elegir una foto de los códigos o traer un archivo, un enlace o un texto."
        }
    },
    all_codes_are_here: "Están todos los códigos. Arriba ves qué llegó.",
    not_our_code: "Este código no es de Doorways.",
    codes_do_not_fit: "Estos códigos no van juntos. Léelos otra vez.",
    no_code_in_picture: "En esta foto no se puede leer ningún código. Tómala de más cerca, de frente y con todo el borde blanco.",
    unseen: |why| match why {
        Unseen::Broken => "Esta foto no se puede abrir.",
        Unseen::TooLarge => "Esta foto es demasiado grande. Toma una más chica.",
        Unseen::NotFetched => {
            "No llegó la parte de Doorways que lee códigos. Revisa la conexión y prueba otra vez, o trae un archivo, un enlace o un texto."
        }
    },
    from_a_file: "De un archivo",
    from_a_file_more: "Elígelo o suéltalo aquí.",
    choose_a_file: "Elegir un archivo",
    from_text: "De un enlace o un texto",
    paste_here: "Pégalo aquí",
    look_at_it: "Ver qué trae",
    what_arrived: "Qué llegó",
    new_steps: |steps| format!("{}.", counted(steps, "paso nuevo", "pasos nuevos")),
    known_steps: |steps| {
        if steps == 1 { "1 ya está aquí.".into() } else { format!("{steps} ya están aquí.") }
    },
    steps_from_later: |steps| {
        let are = if steps == 1 { "es" } else { "son" };
        format!("{steps} {are} de un Doorways más nuevo: se guarda, pero no se ve.")
    },
    forked_steps: |steps| {
        let are = if steps == 1 { "es diferente" } else { "son diferentes" };
        format!("{steps} {are} de lo que hay aquí: no se agrega.")
    },
    nothing_new: "Nada nuevo.",
    joins_the_door_here: "Se une a la puerta que ya está aquí.",
    gets_a_door_here: "Se abre una puerta nueva en el pasillo.",
    some_unreadable: |entries| {
        if entries == 1 {
            "1 entrada no se pudo leer y queda fuera.".into()
        } else {
            format!("{entries} entradas no se pudieron leer y quedan fuera.")
        }
    },
    nothing_is_removed: "En este equipo no se quita ni se cambia nada.",
    add_to_this_device: "Agregar a este equipo",
    it_is_added: "Ya se agregó.",
    open_work_of: |name| format!("Abrir el trabajo de {}", apart(name)),
    nothing_was_added: "No se agregó nada.",
    not_a_hand_over: |why| match why {
        NotAHandOver::TooLarge => "Es demasiado grande para abrirlo en Doorways.".into(),
        NotAHandOver::Cut { line, column } => format!(
            "Falta una parte: se corta en la línea {line}, columna {column}. Cópialo otra vez, completo."
        ),
        NotAHandOver::Changed => "Algo cambió en el camino. Cópialo otra vez, completo.".into(),
        NotAHandOver::SomethingElse => {
            "Esto no es una copia de Doorways. Su nombre empieza con “doorways”.".into()
        }
        NotAHandOver::Newer => {
            "Esto lo hizo un Doorways más nuevo. Carga otra vez esta página e intenta de nuevo."
                .into()
        }
    },
    // Removing, hiding, devices that forget.
    copy_of: |day| format!("Copia del {day}"),
    new_not_in_a_copy: |steps| {
        format!("{} sin copia", counted(steps, "paso nuevo", "pasos nuevos"))
    },
    remove_me: "Quitarme de este equipo",
    remove_me_lede: "Tu puerta y todo tu trabajo se van de este navegador. Las copias en otros lugares siguen igual.",
    first_a_copy: "Primero, haz una copia",
    first_a_copy_more: "Lo que solo está en este equipo ya no se podrá recuperar.",
    other_ways: "Otras maneras",
    way_refused_here: "Este navegador no lo permitió. Prueba otra manera.",
    then_remove_me: "Después, quítame",
    then_remove_me_more: "Para volver, trae tu copia.",
    i_have_my_copy: "Ya tengo mi copia, o no quiero una.",
    tick_the_box_first: "Primero marca la casilla.",
    is_removed: |name| format!("El trabajo de {} ya no está en este equipo.", apart(name)),
    hide_with_a_pin: "Ocultar con un PIN",
    hide_with_a_pin_more: "El pasillo lo pide antes de abrir tu puerta. Oculta tu trabajo de miradas de paso. No es un candado: alguien que sabe de computadoras puede saltárselo.",
    new_pin: "PIN nuevo",
    pin_rule: "De 4 a 8 números.",
    hide_my_work: "Ocultar mi trabajo",
    hidden_with_a_pin: "Tu puerta pide un PIN.",
    hide_no_longer: "Ya no pedir PIN",
    pin_title: "Tu PIN, por favor",
    my_pin: "PIN",
    pin_is_wrong: "Ese no es el PIN. Inténtalo otra vez.",
    open_my_door: "Abrir mi puerta",
    pin_forgotten: "¿Olvidaste el PIN?",
    pin_forgotten_more: "Puedes quitarlo. Se va en un día. Si antes abres la puerta con el PIN, se queda.",
    let_the_pin_go: "Quitar el PIN",
    pin_goes: |day, time| format!("El PIN se va el {day} a las {time}."),
    was_it_here: "Este equipo no tenía nada. ¿Tu trabajo ya estuvo aquí?",
    it_was_here: "Sí, estuvo aquí",
    first_time_here: "No, es mi primera vez aquí",
    device_forgets: "Este equipo olvida tu trabajo. Haz una copia cada vez, antes de cerrar la sesión.",
    device_may_forget: "Es bueno saberlo. Algunos equipos borran todo al cerrar la sesión. Haz una copia hoy.",
    // Nowhere.
    nowhere_title: "No pudimos abrir esta página",
    nowhere_lead: "No hay ninguna página en esta dirección",
    nowhere_more: "Tu trabajo está a salvo en este equipo. Vuelve y elige tu camino.",
    // Help.
    help_lede: "Doorways te ayuda a elegir proyectos, llegar a metas y ver hasta dónde has llegado.",
    // Refusals.
    refusal: |why| match why {
        Refusal::EmptyName => "Primero escribe un nombre. Basta una letra.".into(),
        Refusal::TooLong { most } => format!("Es muy largo. Caben {most} caracteres."),
        Refusal::NotAnInterest => "Uno de estos no está en este curso. Elige de la lista.".into(),
        Refusal::NotInTheCourse => "Este curso no tiene eso. Vuelve y elige otra vez.".into(),
        Refusal::AlreadyInside { .. } => "Ya estás en esta sala.".into(),
        Refusal::PickGoals { fewest, most } => format!("Elige de {fewest} a {most} metas."),
        Refusal::NoSuchRoom => "Esta sala no está en este equipo.".into(),
        Refusal::RoomLeft => "Saliste de esta sala. Primero vuelve a entrar.".into(),
        Refusal::NotLeft => "Estás en esta sala.".into(),
        Refusal::AlreadyFinished => "Este punto de control ya está terminado.".into(),
        Refusal::NotFinished => "Este punto de control aún no está terminado.".into(),
        Refusal::NoSuchProof => "Esta prueba no está aquí.".into(),
        Refusal::EmptyProof => "Primero escribe o pega algo.".into(),
        Refusal::NotALink => {
            "Este enlace no se puede abrir. Empieza con https:// y no tiene espacios.".into()
        }
        Refusal::NothingNew => "Todavía no hay nada distinto.".into(),
        Refusal::NoCheckNow(NotNow::Unfinished { .. }) => {
            "Tienes una revisión rápida abierta. Termínala primero.".into()
        }
        Refusal::NoCheckNow(NotNow::Wait { answers, .. }) => format!(
            "Primero practica. Después de {}, o mañana, puedes probar otra vez.",
            counted(answers, "respuesta más", "respuestas más")
        ),
        Refusal::NotAsked => "Esta pregunta no es de aquí. Vuelve y ábrela otra vez.".into(),
        Refusal::AlreadyAnswered => "Ya respondiste esta. Cuenta la primera respuesta.".into(),
        Refusal::AlreadyStopped => "Paraste aquí. Puedes empezar otra vez cuando quieras.".into(),
    },
    help_sections: &[
        HelpSection {
            title: "Cómo funciona",
            paragraphs: &[
                "Cada puerta es un proyecto. Abre una, avanza por los puntos de control y agrega tu trabajo como prueba.",
                "Todas las puertas llevan a las mismas metas. Ninguna es más fácil. Puedes salir de una sala y elegir otra puerta cuando quieras.",
                "Cuando agregas un trabajo como prueba, sus metas quedan “intentadas”. El nivel sale de una revisión rápida o de tu docente. La página de cada meta dice por qué.",
            ],
        },
        HelpSection {
            title: "Dónde se guarda tu trabajo",
            paragraphs: &[
                "Tu trabajo se guarda en este equipo, en este navegador. Cada paso se guarda en el momento. Busca “Guardado en este equipo” arriba.",
                "En otro equipo no estará. Para llevarte una copia, elige “Llevar mi trabajo” en Mi historia. Si alguien borra los datos de este navegador, se pierde.",
                "Algunas Chromebooks de la escuela borran todo al cerrar la sesión. Pregunta a tu docente si la tuya lo hace.",
            ],
        },
        HelpSection {
            title: "Quién lo puede ver",
            paragraphs: &[
                "Quien use este navegador en este equipo puede abrir tu puerta. No hay contraseña.",
                "Doorways no envía nada a ningún lugar. No tiene cuentas, ni anuncios, ni rastreo.",
            ],
        },
        HelpSection {
            title: "Con el teclado",
            paragraphs: &[
                "Tab avanza, Mayús y Tab retroceden, Intro abre. El primer enlace de cada página lleva directo a la página.",
                "En Mi mapa, las flechas van de puerta en puerta. Intro muestra una puerta, y otra vez Intro abre su meta.",
            ],
        },
        HelpSection {
            title: "Lo que no puede hacer",
            paragraphs: &[
                "No puede ver el trabajo en papel. Solo sabe lo que agregas.",
                "“Intentada” dice que tu trabajo está ahí. No dice qué tan bueno es.",
                "Nada de esto predice el futuro de una persona.",
            ],
        },
        HelpSection {
            title: "Si necesitas hablar",
            paragraphs: &[
                "Doorways no puede enviar mensajes. Si es urgente, avisa ya a una persona adulta, o llama o escribe al 988.",
            ],
        },
        HelpSection {
            title: "Gracias y derechos",
            paragraphs: &[
                "Los textos del curso son de Doorways, con licencia CC BY 4.0. Letra: Doorways Sans, hecha a partir de Atkinson Hyperlegible Next, con la SIL Open Font License.",
                "Los códigos como HSF-IF.A.2 nombran los Common Core State Standards. © Copyright 2010. National Governors Association Center for Best Practices and Council of Chief State School Officers. All rights reserved. La redacción de las metas es nuestra.",
            ],
        },
    ],
};

fn metas_es(metas: usize) -> String {
    counted(metas, "meta", "metas")
}
