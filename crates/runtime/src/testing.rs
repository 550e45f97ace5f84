//! A type as the generator writes it, for the tests of this crate.

use crate::{
    Asked, Build, Decode, Direction, Elements, Encode, Literal, Look, Members, Node, Nullable,
    Property, Rule, Schema, Typed, Types, Writer,
};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Account {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) note: Option<Nullable<String>>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) parent: Option<Box<Account>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Card,
    Bank,
    Unknown(String),
}

impl Account {
    pub(crate) fn new(kind: Kind, name: String) -> Self {
        Self { kind, name, note: None, tags: None, parent: None }
    }
}

impl Decode for Account {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        let mut object = build.object(node)?;
        Some(Self {
            kind: object.required("kind")?,
            name: object.required("name")?,
            note: object.optional("note")?,
            tags: object.optional("tags")?,
            parent: object.optional("parent")?,
        })
    }
}

impl Encode for Account {
    fn encode(&self, to: &mut Writer) {
        let mut object = to.object();
        object.member("kind", &self.kind);
        object.member("name", &self.name);
        object.optional("note", &self.note);
        object.optional("tags", &self.tags);
        object.optional("parent", &self.parent);
        object.end();
    }

    fn is_sure(&self, look: Look) -> bool {
        look.inside(&self.kind)
            && look.short(&self.name, 5)
            && look.short(&self.tags, 5)
            && look.optional(&self.parent)
    }
}

impl Typed for Account {
    const SCHEMA: &'static Schema = &ROOT;
    const DIRECTION: Direction = Direction::Response;
    const PLAIN: bool = true;
}

impl Decode for Kind {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        Some(match build.required::<String>(node)? {
            text if text == "card" => Self::Card,
            text if text == "bank" => Self::Bank,
            text => Self::Unknown(text),
        })
    }
}

impl Encode for Kind {
    fn encode(&self, to: &mut Writer) {
        to.string(match self {
            Self::Card => "card",
            Self::Bank => "bank",
            Self::Unknown(text) => text,
        });
    }

    fn is_sure(&self, _: Look) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

crate::serde_bridge!(Account, Kind);

pub(crate) static ROOT: Schema = Schema {
    at: "#/account",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Required(&[Asked::Always("kind"), Asked::Always("name")]),
        Rule::Members(Members {
            properties: &[
                Property {
                    name: "kind",
                    schema: &Schema {
                        at: "#/account/kind",
                        rules: &[Rule::Enum(&[Literal::String("card"), Literal::String("bank")])],
                    },
                },
                Property { name: "name", schema: &NAME },
                Property {
                    name: "note",
                    schema: &Schema {
                        at: "#/account/note",
                        rules: &[Rule::Type(Types::STRING.union(Types::NULL))],
                    },
                },
                Property { name: "parent", schema: &ROOT },
                Property {
                    name: "tags",
                    schema: &Schema {
                        at: "#/account/tags",
                        rules: &[
                            Rule::Type(Types::ARRAY),
                            Rule::Elements(Elements { prefix: &[], rest: Some(&NAME) }),
                        ],
                    },
                },
            ],
            patterns: &[],
            additional: None,
        }),
    ],
};

static NAME: Schema =
    Schema { at: "#/account/name", rules: &[Rule::Type(Types::STRING), Rule::MaxLength(5)] };
