//! JSON text (RFC 8259) to a tree with positions; iterative, so nesting costs no stack.

mod lexer;

use lexer::{Lexer, Token};

use super::{Failure, Limits, Mapping, Mark, Member, Node, Tree};

/// An open sequence or mapping.
enum Frame {
    Sequence { at: Mark, items: Vec<Tree> },
    Mapping { at: Mark, members: Vec<Member>, key: Option<(String, Mark)> },
}

/// Reads a whole text.
pub(super) fn read(text: &str, limits: Limits) -> Result<Tree, Failure> {
    let mut lexer = Lexer::new(text);
    let mut stack: Vec<Frame> = Vec::new();
    let mut values = 0usize;
    loop {
        let (token, at) = lexer.value()?;
        values = values.saturating_add(1);
        if values > limits.values {
            return Err(Failure::too_many(at, limits.values));
        }
        if stack.len() >= limits.depth && matches!(token, Token::OpenSequence | Token::OpenMapping)
        {
            return Err(Failure::too_deep(at, limits.depth));
        }
        let done = match token {
            Token::Scalar(value) => Some(Tree { value, at }),
            Token::OpenSequence if lexer.closes(b']') => {
                Some(Tree { value: Node::Sequence(Vec::new()), at })
            }
            Token::OpenSequence => {
                stack.push(Frame::Sequence { at, items: Vec::new() });
                None
            }
            Token::OpenMapping if lexer.closes(b'}') => {
                Some(Tree { value: Node::Mapping(Mapping::default()), at })
            }
            Token::OpenMapping => {
                let key = lexer.key()?;
                stack.push(Frame::Mapping { at, members: Vec::new(), key: Some(key) });
                None
            }
        };
        if let Some(tree) = done
            && let Some(tree) = attach(tree, &mut stack, &mut lexer)?
        {
            lexer.end()?;
            return Ok(tree);
        }
    }
}

/// Puts a finished value into what is open, closing as much as the text closes. Gives the value when nothing is open.
fn attach(
    mut tree: Tree,
    stack: &mut Vec<Frame>,
    lexer: &mut Lexer<'_>,
) -> Result<Option<Tree>, Failure> {
    while let Some(frame) = stack.pop() {
        match frame {
            Frame::Sequence { at, mut items } => {
                items.push(tree);
                if lexer.continues(b']')? {
                    stack.push(Frame::Sequence { at, items });
                    return Ok(None);
                }
                tree = Tree { value: Node::Sequence(items), at };
            }
            Frame::Mapping { at, mut members, key } => {
                let (key, key_at) = key.unwrap_or_default();
                members.push(Member { key, key_at, value: tree });
                if lexer.continues(b'}')? {
                    let key = Some(lexer.key()?);
                    stack.push(Frame::Mapping { at, members, key });
                    return Ok(None);
                }
                let mapping = Mapping::new(members).map_err(|twice| Failure::duplicate(&twice))?;
                tree = Tree { value: Node::Mapping(mapping), at };
            }
        }
    }
    Ok(Some(tree))
}
