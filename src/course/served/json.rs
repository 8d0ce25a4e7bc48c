//! JSON as a tree that knows where each value stands.

/// How deep values may lie in each other.
const DEEPEST: u32 = 100;

/// The place, in bytes from the beginning, from which on something cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At(pub(super) usize);

/// A value and its place.
#[derive(Debug)]
pub struct Json {
    at: usize,
    value: Value,
}

#[derive(Debug)]
enum Value {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Fields(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole file.
    pub(super) fn read(file: &str) -> Result<Self, At> {
        let mut reader = Reader { file, at: 0 };
        let json = reader.value(0)?;
        if reader.next().is_none() { Ok(json) } else { Err(At(reader.at)) }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    pub(super) fn no<T>(&self) -> Result<T, At> {
        Err(At(self.at))
    }

    pub(super) fn bool(self) -> Result<bool, At> {
        match self.value {
            Value::Bool(is) => Ok(is),
            _ => self.no(),
        }
    }

    /// A number of some type.
    pub(super) fn number<T: std::str::FromStr>(self) -> Result<T, At> {
        match &self.value {
            Value::Number(digits) => digits.parse().or(self.no()),
            _ => self.no(),
        }
    }

    /// A text, made something of.
    pub(super) fn text<T>(self, make: impl FnOnce(String) -> Option<T>) -> Result<T, At> {
        match self.value {
            Value::Text(text) => make(text).ok_or(At(self.at)),
            _ => self.no(),
        }
    }

    pub(super) fn list(self) -> Result<Vec<Self>, At> {
        match self.value {
            Value::List(list) => Ok(list),
            _ => self.no(),
        }
    }

    /// A list of so many.
    pub(super) fn array<const N: usize>(self) -> Result<[Self; N], At> {
        let at = At(self.at);
        self.list()?.try_into().map_err(|_| at)
    }

    pub(super) fn fields(self) -> Result<Fields, At> {
        match self.value {
            Value::Fields(fields) => Ok(Fields { at: At(self.at), fields }),
            _ => self.no(),
        }
    }
}

/// Named values, to be taken one by one.
#[derive(Debug)]
pub(super) struct Fields {
    at: At,
    fields: Vec<(String, Json)>,
}

impl Fields {
    /// The value with a name, if there is one.
    pub(super) fn find(&mut self, name: &str) -> Option<Json> {
        let at = self.fields.iter().position(|(known, _)| known == name)?;
        Some(self.fields.remove(at).1)
    }

    /// The value with a name that must be there.
    pub(super) fn take(&mut self, name: &str) -> Result<Json, At> {
        self.find(name).ok_or(self.at)
    }

    /// The name and value of the only field.
    pub(super) fn only(mut self) -> Result<(String, Json), At> {
        let only = self.fields.pop().ok_or(self.at)?;
        self.end()?;
        Ok(only)
    }

    /// Nothing is left that nobody knows.
    pub(super) fn end(self) -> Result<(), At> {
        self.fields.first().map_or(Ok(()), |(_, json)| json.no())
    }
}

struct Reader<'a> {
    file: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// The next byte.
    fn peek(&self) -> Option<u8> {
        self.file.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.peek()
    }

    /// Passes over a byte if it comes next.
    fn passes(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    fn must(&self, holds: bool) -> Result<(), At> {
        if holds { Ok(()) } else { Err(At(self.at)) }
    }

    fn value(&mut self, depth: u32) -> Result<Json, At> {
        self.must(depth < DEEPEST)?;
        let next = self.next();
        let at = self.at;
        let value = match next {
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'"') => Value::Text(self.text()?),
            Some(b'[') => {
                let mut list = Vec::new();
                self.items(b']', &mut |reader| {
                    list.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Value::List(list)
            }
            Some(b'{') => {
                let mut fields = Vec::new();
                self.items(b'}', &mut |reader| {
                    reader.next();
                    let name = reader.text()?;
                    reader.next();
                    let parted = reader.passes(b':');
                    reader.must(parted)?;
                    fields.push((name, reader.value(depth + 1)?));
                    Ok(())
                })?;
                Value::Fields(fields)
            }
            _ => Value::Number(self.number()?),
        };
        Ok(Json { at, value })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, At> {
        self.must(self.file[self.at..].starts_with(word))?;
        self.at += word.len();
        Ok(value)
    }

    /// What stands between two brackets, parted by commas.
    fn items(
        &mut self,
        end: u8,
        item: &mut dyn FnMut(&mut Self) -> Result<(), At>,
    ) -> Result<(), At> {
        self.at += 1;
        self.next();
        if self.passes(end) {
            return Ok(());
        }
        loop {
            item(self)?;
            self.next();
            if self.passes(end) {
                return Ok(());
            }
            let more = self.passes(b',');
            self.must(more)?;
        }
    }

    fn number(&mut self) -> Result<String, At> {
        let begin = self.at;
        self.passes(b'-');
        if !self.passes(b'0') {
            self.digits()?;
        }
        if self.passes(b'.') {
            self.digits()?;
        }
        if self.passes(b'e') || self.passes(b'E') {
            let _sign = self.passes(b'-') || self.passes(b'+');
            self.digits()?;
        }
        Ok(self.file[begin..self.at].to_owned())
    }

    fn digits(&mut self) -> Result<(), At> {
        let begin = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.must(self.at > begin)
    }

    fn text(&mut self) -> Result<String, At> {
        let begins = self.passes(b'"');
        self.must(begins)?;
        let mut text = String::new();
        loop {
            let rest = &self.file[self.at..];
            let special = |c: char| matches!(c, '"' | '\\' | '\0'..='\u{1f}');
            let plain = rest.find(special).ok_or(At(self.file.len()))?;
            text.push_str(&rest[..plain]);
            self.at += plain;
            if self.passes(b'"') {
                return Ok(text);
            }
            let escaped = self.passes(b'\\');
            self.must(escaped)?;
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, At> {
        let c = match self.peek() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code(),
            _ => return Err(At(self.at)),
        };
        self.at += 1;
        Ok(c)
    }

    /// A character by its number, or by two that belong together.
    fn code(&mut self) -> Result<char, At> {
        let first = self.unit()?;
        let pair = matches!(first, 0xd800..=0xdbff) && self.passes(b'\\');
        let second = if pair { Some(self.unit()?) } else { None };
        let mut codes = char::decode_utf16(std::iter::once(first).chain(second));
        codes.next().and_then(Result::ok).ok_or(At(self.at))
    }

    fn unit(&mut self) -> Result<u16, At> {
        let begins = self.passes(b'u');
        self.must(begins)?;
        let digits = self.file.get(self.at..self.at + 4).unwrap_or_default();
        self.must(digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let unit = u16::from_str_radix(digits, 16).map_err(|_| At(self.at))?;
        self.at += 4;
        Ok(unit)
    }
}
