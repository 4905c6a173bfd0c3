//! Optional content: layers that a file switches off are not read.

use hayro_font::hayro_syntax::object::{Array, Dict, Name, ObjRef, ObjectIdentifier};
use hayro_font::hayro_syntax::xref::XRef;
use std::collections::HashSet;

/// The layers of a file that are switched off.
#[derive(Default)]
pub(super) struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// Reads which layers are off when the file is opened.
    pub(super) fn of(xref: &XRef) -> Self {
        Self::read(xref).unwrap_or_default()
    }

    fn read(xref: &XRef) -> Option<Self> {
        let properties = xref.get::<Dict<'_>>(xref.root_id())?.get::<Dict<'_>>(b"OCProperties")?;
        let settings = properties.get::<Dict<'_>>(b"D")?;
        let mut off = HashSet::new();
        if settings.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
            off.extend(groups(&properties, b"OCGs"));
        }
        for on in groups(&settings, b"ON") {
            off.remove(&on);
        }
        off.extend(groups(&settings, b"OFF"));
        Some(Self { off })
    }

    /// Tells whether what belongs to a layer, or to an expression over layers, is shown.
    ///
    /// `holder` is the dictionary that names it with `key`.
    pub(super) fn shows(&self, holder: &Dict<'_>, key: &[u8]) -> bool {
        if self.off.is_empty() {
            return true;
        }
        let Some(content) = holder.get::<Dict<'_>>(key) else { return true };
        if content.get::<Name<'_>>(b"Type").is_none_or(|kind| kind.as_ref() != b"OCMD") {
            return holder.get_ref(key).is_none_or(|group| !self.is_off(group));
        }
        let groups = groups(&content, b"OCGs");
        let mut off = groups.iter().map(|group| self.off.contains(group));
        let policy = content.get::<Name<'_>>(b"P");
        groups.is_empty()
            || match policy.as_ref().map(AsRef::as_ref) {
                Some(b"AllOn") => !off.any(|off| off),
                Some(b"AnyOff") => off.any(|off| off),
                Some(b"AllOff") => off.all(|off| off),
                Some(_) | None => !off.all(|off| off),
            }
    }

    fn is_off(&self, group: ObjRef) -> bool {
        self.off.contains(&group.into())
    }
}

/// Returns the groups of a list, or the one that stands in place of a list.
fn groups(dict: &Dict<'_>, key: &[u8]) -> Vec<ObjectIdentifier> {
    match dict.get::<Array<'_>>(key) {
        Some(list) => list.raw_iter().filter_map(|group| group.as_obj_ref()).map(Into::into).collect(),
        None => dict.get_ref(key).map(Into::into).into_iter().collect(),
    }
}
