//! In whose name somebody signs (Nghị định 30/2020/NĐ-CP art. 13; annex I.II.7a: "TM.", "KT.", "TL.").

use super::Signature;

/// How the head of a body is called where its name tells it: how the body is called, and the post.
const HEADS: [(&str, &str); 9] = [
    ("sở ", "Giám đốc"),
    ("chi cục ", "Chi cục trưởng"),
    ("cục ", "Cục trưởng"),
    ("trung tâm ", "Giám đốc"),
    ("ban ", "Trưởng ban"),
    ("văn phòng ", "Chánh Văn phòng"),
    ("thanh tra ", "Chánh Thanh tra"),
    ("ủy ban nhân dân ", "Chủ tịch"),
    ("ubnd ", "Chủ tịch"),
];
/// Units that sign by order of the head: how they are called, the post, and whether the rest of the name follows it. What
/// has a seal of its own (centres, sub-departments) signs for itself.
const UNITS: [(&str, &str, bool); 4] = [
    ("văn phòng", "Chánh Văn phòng", false),
    ("thanh tra", "Chánh Thanh tra", false),
    ("phòng ", "Trưởng phòng", true),
    ("ban ", "Trưởng ban", true),
];
/// Bodies that decide together: their head signs on behalf of all (art. 13(2)).
const TOGETHER: [&str; 2] = ["ủy ban nhân dân ", "ubnd "];
const COMMITTEE: &str = "Ủy ban nhân dân";
const ON_BEHALF: &str = "TM.";
const FOR_THE_HEAD: &str = "KT.";
const BY_ORDER: &str = "TL.";
const DEPUTY: &str = "Phó";

/// How those are called who sign for a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posts {
    /// The head.
    head: String,
    /// On whose behalf, where the body decides together.
    collective: Option<String>,
}

impl Posts {
    /// Returns the posts of a body: its head is called as is said, or as its name tells; `None` where neither does.
    pub fn of(body: &str, head: Option<&str>) -> Option<Self> {
        let name = body.to_lowercase();
        let usual = || HEADS.iter().find(|(begin, _)| name.starts_with(begin)).map(|(_, post)| *post);
        let together = TOGETHER.iter().any(|begin| name.starts_with(begin));
        Some(Self {
            head: head.or_else(usual)?.to_owned(),
            collective: together.then(|| COMMITTEE.to_owned()),
        })
    }

    /// Returns the signature of the head.
    pub fn head(&self, name: &str) -> Signature {
        let post = self.collective.is_none().then(|| self.head.clone());
        let together =
            self.collective.iter().flat_map(|all| [format!("{ON_BEHALF} {all}"), self.head.clone()]);
        Signature { authority: together.chain(post).collect(), name: name.to_owned() }
    }

    /// Returns the signature of a deputy, who signs for the head (art. 13(1)).
    pub fn deputy(&self, name: &str) -> Signature {
        let together = self.collective.iter().map(|all| format!("{ON_BEHALF} {all}"));
        let own = [format!("{FOR_THE_HEAD} {}", self.head), format!("{DEPUTY} {}", self.head)];
        Signature { authority: together.chain(own).collect(), name: name.to_owned() }
    }

    /// Returns the signature of who heads a unit of the body, by order of the head (art. 13(4)); `None` where such a unit
    /// signs for itself.
    pub fn unit_head(&self, unit: &str, name: &str) -> Option<Signature> {
        let small = unit.to_lowercase();
        let (begin, post, named) = UNITS.iter().find(|(begin, ..)| small.starts_with(begin))?;
        let rest = unit.get(begin.len()..).map(str::trim).filter(|rest| *named && !rest.is_empty());
        let post = rest.map_or_else(|| (*post).to_owned(), |rest| format!("{post} {rest}"));
        Some(Signature { authority: vec![format!("{BY_ORDER} {}", self.head), post], name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_says_in_whose_name() {
        let office = Posts::of("Sở Khoa học và Công nghệ tỉnh Lam Giang", None).expect("its name tells");
        assert_eq!(office.head("A").authority, ["Giám đốc"]);
        assert_eq!(office.deputy("B").authority, ["KT. Giám đốc", "Phó Giám đốc"]);
        let by_order = |unit| office.unit_head(unit, "C").map(|signature| signature.authority);
        let lines = |second: &str| Some(vec!["TL. Giám đốc".to_owned(), second.to_owned()]);
        assert_eq!(by_order("Văn phòng Sở"), lines("Chánh Văn phòng"));
        assert_eq!(by_order("Phòng Kế hoạch - Tài chính"), lines("Trưởng phòng Kế hoạch - Tài chính"));
        assert_eq!(by_order("Trung tâm Kiểm định và Thử nghiệm"), None, "it has a seal of its own");
        let committee = Posts::of("UBND tỉnh Lam Giang", None).expect("its name tells");
        assert_eq!(committee.head("A").authority, ["TM. Ủy ban nhân dân", "Chủ tịch"]);
        assert_eq!(committee.deputy("B").authority, ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]);
        assert_eq!(Posts::of("Hội đồng tư vấn", None), None, "nothing is made up");
        assert!(Posts::of("Hội đồng tư vấn", Some("Chủ tịch Hội đồng")).is_some());
    }
}
