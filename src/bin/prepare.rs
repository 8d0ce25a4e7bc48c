//! Prepares what the site serves beside the wasm. Trunk calls it before and after each build.
//!
//! - `prepare courses` reads the shipped courses, stops on the first that is broken, and writes
//!   their files to `target/site/courses`.
//! - `prepare page` takes the built `index.html` in Trunk's staging folder, moves the inline start
//!   script into a file (the content security policy allows no inline script), joins the style
//!   sheets into one, names the course folder after its content, so that an old page never reads a
//!   new course, names the annex after its content and tells the start script where it is, and
//!   writes the worker that keeps the site for times without a network.
//! - `prepare read` tells, file by file, how easy the texts of the courses are to read.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "courses" => host::courses(),
        "page" => host::page(),
        "read" => host::read(),
        other => Err(format!("prepare knows `courses`, `page` and `read`, not `{other}`").into()),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("prepare {task}: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use doorways::course::{Language, prepared, read_folder};
    use std::error::Error;
    use std::fs;
    use std::path::{Path, PathBuf};

    const SITE: &str = "target/site";

    pub fn courses() -> Result<(), Box<dyn Error>> {
        let out = Path::new(SITE).join("courses");
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        for folder in folders()? {
            let course = read_folder(&folder)?;
            for (name, content) in prepared(&course)? {
                let path = out.join(name);
                fs::create_dir_all(path.parent().ok_or("a course file has no folder")?)?;
                fs::write(path, content)?;
            }
        }
        Ok(())
    }

    fn folders() -> Result<Vec<PathBuf>, std::io::Error> {
        let all = fs::read_dir("courses")?.map(|entry| Ok(entry?.path()));
        let mut folders: Vec<PathBuf> = all.collect::<Result<_, std::io::Error>>()?;
        folders.retain(|path| path.is_dir());
        folders.sort();
        Ok(folders)
    }

    /// A table on the standard output: a grade is a US school year; from the index 65 on, Spanish
    /// is "quite easy".
    #[allow(clippy::print_stdout, reason = "a report is what was asked for")]
    pub fn read() -> Result<(), Box<dyn Error>> {
        for folder in folders()? {
            println!(
                "{:<44}{:>8}{:>8}{:>8}{:>8}",
                folder.display(),
                "words",
                "grade",
                "words",
                "index"
            );
            for texts in read_folder(&folder)?.texts() {
                let [english, spanish] = [Language::En, Language::Es].map(|language| {
                    language.read(texts.iter().map(|text| text.both.in_language(language).as_str()))
                });
                println!(
                    "{:<44}{:>8}{:>8.1}{:>8}{:>8.1}",
                    texts.first().map_or("", |text| text.file.as_str()),
                    english.words,
                    english.flesch_kincaid(),
                    spanish.words,
                    spanish.szigriszt()
                );
            }
        }
        Ok(())
    }

    pub fn page() -> Result<(), Box<dyn Error>> {
        let stage = PathBuf::from(std::env::var("TRUNK_STAGING_DIR")?);
        let index = stage.join("index.html");
        let mut html = fs::read_to_string(&index)?;
        strip_names(&stage)?;
        let annex = named_annex(&stage)?;
        html = with_start_script_in_a_file(&html, &stage, &annex)?;
        html = without_preloads(&html)?;
        html = with_one_style_sheet(&html, &stage)?;
        html = with_named_courses(&html, &stage)?;
        fs::write(&index, &html)?;
        // While somebody builds the site, a cache that keeps releases apart is only in their way.
        if std::env::var_os("DOORWAYS_WITHOUT_OFFLINE").is_none() {
            write_worker(&stage, &index)?;
        }
        Ok(())
    }

    /// Names the two files of the annex after their content, and tells the name of its script.
    fn named_annex(stage: &Path) -> Result<String, Box<dyn Error>> {
        const PROGRAM: &str = "annex_bg.wasm";
        let (glue, program) = (stage.join("annex.js"), stage.join(PROGRAM));
        let script = fs::read_to_string(&glue)?;
        let mut all = fs::read(&program)?;
        all.extend_from_slice(script.as_bytes());
        let name = content_name(&all);
        if !script.contains(PROGRAM) {
            return Err("the annex's script does not name its program".into());
        }
        let script = script.replace(PROGRAM, &format!("annex-{name}.wasm"));
        fs::write(stage.join(format!("annex-{name}.js")), script)?;
        fs::rename(program, stage.join(format!("annex-{name}.wasm")))?;
        fs::remove_file(glue)?;
        Ok(format!("annex-{name}.js"))
    }

    /// Trunk writes `<script type="module" …>import init …</script>`; its text becomes a file.
    fn with_start_script_in_a_file(
        html: &str,
        stage: &Path,
        annex: &str,
    ) -> Result<String, Box<dyn Error>> {
        const OPEN: &str = "<script type=\"module\"";
        let start = html.find(OPEN).ok_or("Trunk's start script is not in index.html")?;
        let text_from = start + html[start..].find('>').ok_or("the start script has no end")? + 1;
        let text_to =
            text_from + html[text_from..].find("</script>").ok_or("the start script has no end")?;
        let script = &html[text_from..text_to];
        let named = |ending: &str| {
            let mut names = script.split('\'').filter(|part| part.ends_with(ending));
            names.next_back().ok_or(format!("the start script names no {ending} file"))
        };
        let (glue, program) = (named(".js")?, named(".wasm")?);
        // The program is asked for at once, and by the script: Chromium sometimes never sends what a
        // `preload` or `modulepreload` link asks for when the site may keep nothing, and the app
        // then waits for it for ever.
        // Not Trunk's own text: an import at the top that fails would take the listeners with it.
        // When the app cannot start, or traps where no panic is said, the notice that waits in the
        // page is shown. Errors of browser extensions are not ours.
        // The annex waits for `browser/annex.rs` to ask for it. A browser may remember for ever that
        // an import failed, so each further try has an address of its own.
        let guarded = format!(
            "const broke = () => {{ document.getElementById(\"broke\").hidden = false; }};\n\
             const trapped = (why) => {{ if (why instanceof WebAssembly.RuntimeError) broke(); }};\n\
             addEventListener(\"error\", (event) => trapped(event.error));\n\
             addEventListener(\"unhandledrejection\", (event) => trapped(event.reason));\n\
             let tries = 0;\n\
             window.annex = async () => {{\n\
             const annex = await import(\"./{annex}\" + (tries++ ? \"?\" + tries : \"\"));\n\
             await annex.default();\n\
             return annex;\n\
             }};\n\
             const program = fetch(\"{program}\");\n\
             import(\"{glue}\").then((app) => app.default({{ module_or_path: program }})).catch(broke);\n"
        );
        let name = format!("start-{}.js", content_name(guarded.as_bytes()));
        fs::write(stage.join(&name), guarded)?;
        let end = text_to + "</script>".len();
        Ok(format!(
            "{}<script type=\"module\" src=\"./{name}\"></script>{}",
            &html[..start],
            &html[end..]
        ))
    }

    /// See the start script: it fetches everything itself.
    fn without_preloads(html: &str) -> Result<String, Box<dyn Error>> {
        let mut page = String::new();
        let mut rest = html;
        while let Some(start) = ["<link rel=\"modulepreload\"", "<link rel=\"preload\""]
            .iter()
            .filter_map(|l| rest.find(l))
            .min()
        {
            let end = start + rest[start..].find('>').ok_or("a link has no end")? + 1;
            page.push_str(&rest[..start]);
            rest = &rest[end..];
        }
        page.push_str(rest);
        Ok(page)
    }

    /// One request instead of five: the style sheets joined in the order of the page.
    fn with_one_style_sheet(html: &str, stage: &Path) -> Result<String, Box<dyn Error>> {
        let mut css = String::new();
        let mut page = String::new();
        let mut rest = html;
        let mut place = None;
        while let Some(start) = rest.find("<link rel=\"stylesheet\"") {
            let end = start + rest[start..].find('>').ok_or("a link has no end")? + 1;
            let href = rest[start..end].split("href=\"").nth(1).and_then(|h| h.split('"').next());
            let file =
                stage.join(href.ok_or("a style sheet has no href")?.trim_start_matches("./"));
            css.push_str(&fs::read_to_string(&file)?);
            fs::remove_file(file)?;
            page.push_str(&rest[..start]);
            place.get_or_insert(page.len());
            rest = &rest[end..];
        }
        page.push_str(rest);
        let name = format!("style-{}.css", content_name(css.as_bytes()));
        fs::write(stage.join(&name), css)?;
        let place = place.ok_or("index.html has no style sheet")?;
        page.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
        Ok(page)
    }

    fn with_named_courses(html: &str, stage: &Path) -> Result<String, Box<dyn Error>> {
        const PLAIN: &str = "content=\"courses\"";
        let folder = stage.join("courses");
        let mut all = Vec::new();
        for path in files_below(&folder)? {
            all.extend_from_slice(
                path.to_string_lossy().trim_start_matches(&*stage.to_string_lossy()).as_bytes(),
            );
            all.extend(fs::read(&path)?);
        }
        let name = format!("courses-{}", content_name(&all));
        fs::rename(folder, stage.join(&name))?;
        if !html.contains(PLAIN) {
            return Err("index.html does not name the courses' folder".into());
        }
        Ok(html.replace(PLAIN, &format!("content=\"{name}\"")))
    }

    /// The worker that keeps the site for times without a network knows every file by name, and the
    /// release by the content of all of them.
    fn write_worker(stage: &Path, index: &Path) -> Result<(), Box<dyn Error>> {
        let template = fs::read_to_string("src/browser/offline.js")?;
        let mut names = Vec::new();
        let mut all = Vec::new();
        for path in files_below(stage)? {
            let name = path.strip_prefix(stage)?.to_string_lossy().replace('\\', "/");
            all.extend_from_slice(name.as_bytes());
            all.extend(fs::read(&path)?);
            // Hosts read `_headers` themselves and do not serve it.
            if path != index && !name.starts_with('_') {
                names.push(format!("\"{name}\""));
            }
        }
        let worker = template
            .replace("{release}", &content_name(&all))
            .replace("/*files*/", &names.join(", "));
        fs::write(stage.join("offline.js"), worker)?;
        Ok(())
    }

    /// Takes the names of functions out of the program: a student's browser has no use for them.
    ///
    /// `strip` in Cargo.toml would also take out the target features, which wasm-bindgen reads.
    fn strip_names(stage: &Path) -> Result<(), Box<dyn Error>> {
        for path in files_below(stage)? {
            if path.extension().is_some_and(|extension| extension == "wasm") {
                let program = fs::read(&path)?;
                fs::write(&path, without_custom_sections(&program).ok_or("the wasm file is cut")?)?;
            }
        }
        Ok(())
    }

    /// A wasm file is eight bytes, then sections: a kind, a length, that many bytes. Kind 0 is custom.
    fn without_custom_sections(program: &[u8]) -> Option<Vec<u8>> {
        let (header, mut rest) = program.split_at_checked(8)?;
        let mut kept = header.to_vec();
        while let Some((&kind, after)) = rest.split_first() {
            let (length, size) = leb128(after)?;
            let section = rest.get(..1 + size + length)?;
            if kind != 0 {
                kept.extend_from_slice(section);
            }
            rest = &rest[section.len()..];
        }
        Some(kept)
    }

    /// An unsigned LEB128 number and how many bytes it takes up.
    fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
        let mut number = 0;
        for (nth, byte) in bytes.iter().take(5).enumerate() {
            number |= usize::from(byte & 0x7f) << (7 * nth);
            if byte & 0x80 == 0 {
                return Some((number, nth + 1));
            }
        }
        None
    }

    fn files_below(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                files.extend(files_below(&path)?);
            } else {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// A short name for some content: FNV-1a, 64 bits. It tells versions apart; it proves nothing.
    fn content_name(content: &[u8]) -> String {
        let hash = content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}
