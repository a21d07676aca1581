//! The grammar of expressions, by recursive descent under a depth limit.

use super::lexer::{Lexer, Token, Word};
use super::{Access, Callee, Expr, ExprKind, Expression, ExpressionError};
use crate::arm::functions;
use crate::arm::limits::{EXPRESSION_CHARACTERS, EXPRESSION_DEPTH};
use std::borrow::Cow;

/// Parses the decoded string `text`, brackets included.
pub(crate) fn parse(text: &str) -> Result<Expression, ExpressionError> {
    // Every character takes a byte at least.
    if text.len() > EXPRESSION_CHARACTERS && text.chars().count() > EXPRESSION_CHARACTERS {
        let message = format!("an expression has more than {EXPRESSION_CHARACTERS} characters");
        return Err(ExpressionError { start: 0, end: 1, message: Cow::Owned(message), is_limit: true });
    }
    let mut lexer = Lexer::new(text);
    let word = lexer.next()?;
    let mut parser = Parser { lexer, word, depth: 0 };
    parser.expect(b'[', "`[`")?;
    let root = parser.expression()?;
    parser.expect(b']', "`]`")?;
    if parser.word.token != Token::End {
        return Err(parser.unexpected("the end of the expression"));
    }
    Ok(Expression { text: text.into(), root })
}

struct Parser<'s> {
    lexer: Lexer<'s>,
    word: Word,
    depth: u32,
}

type Parsed<T> = Result<T, ExpressionError>;

impl Parser<'_> {
    fn expression(&mut self) -> Parsed<Expr> {
        self.deeper()?;
        let depth = self.depth;
        let mut expr = self.primary()?;
        while let Some(mark @ (b'.' | b'[')) = self.mark() {
            self.deeper()?;
            expr = if mark == b'.' { self.property(expr)? } else { self.index(expr)? };
        }
        self.depth = depth - 1;
        Ok(expr)
    }

    fn primary(&mut self) -> Parsed<Expr> {
        let word = self.word.clone();
        match &word.token {
            Token::Text(text) => {
                let kind = ExprKind::Text(text.as_str().into());
                self.advance()?;
                Ok(Expr { start: word.start, end: word.end, kind })
            }
            Token::Number => {
                let text = self.lexer.slice(&word);
                let kind = text.parse().map_or_else(|_| ExprKind::Number(text.into()), ExprKind::Int);
                self.advance()?;
                Ok(Expr { start: word.start, end: word.end, kind })
            }
            Token::Name => self.call(&word),
            _ => Err(self.unexpected("a function, a string or a number")),
        }
    }

    fn call(&mut self, first: &Word) -> Parsed<Expr> {
        let name = self.lexer.slice(first);
        self.advance()?;
        let callee = if self.mark() == Some(b'.') {
            self.advance()?;
            let member = self.word.clone();
            if member.token != Token::Name {
                return Err(self.unexpected("the name of a function"));
            }
            self.advance()?;
            Callee::Named(Some(name.into()), self.lexer.slice(&member).into())
        } else {
            functions::find(name).map_or_else(|| Callee::Named(None, name.into()), Callee::Builtin)
        };
        self.expect(b'(', "`(`")?;
        let mut arguments = Vec::new();
        while self.mark() != Some(b')') {
            if !arguments.is_empty() {
                self.expect(b',', "`,` or `)`")?;
            }
            arguments.push(self.expression()?);
        }
        let end = self.word.end;
        self.advance()?;
        Ok(Expr { start: first.start, end, kind: ExprKind::Call(callee, arguments) })
    }

    fn property(&mut self, base: Expr) -> Parsed<Expr> {
        self.advance()?;
        let is_safe = self.question()?;
        let word = self.word.clone();
        if word.token != Token::Name {
            return Err(self.unexpected("the name of a property"));
        }
        let name = self.lexer.slice(&word).into();
        self.advance()?;
        let key = Expr { start: word.start, end: word.end, kind: ExprKind::Text(name) };
        Ok(access(base, key, is_safe, word.end))
    }

    fn index(&mut self, base: Expr) -> Parsed<Expr> {
        self.advance()?;
        let is_safe = self.question()?;
        let key = self.expression()?;
        let end = self.word.end;
        self.expect(b']', "`]`")?;
        Ok(access(base, key, is_safe, end))
    }

    fn question(&mut self) -> Parsed<bool> {
        let found = self.mark() == Some(b'?');
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn mark(&self) -> Option<u8> {
        match self.word.token {
            Token::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn expect(&mut self, mark: u8, noun: &str) -> Parsed<()> {
        if self.mark() == Some(mark) { self.advance() } else { Err(self.unexpected(noun)) }
    }

    fn advance(&mut self) -> Parsed<()> {
        self.word = self.lexer.next()?;
        Ok(())
    }

    fn deeper(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth <= EXPRESSION_DEPTH {
            return Ok(());
        }
        let message = format!("an expression is nested more than {EXPRESSION_DEPTH} deep");
        let (start, end) = (self.word.start, self.word.end);
        Err(ExpressionError { start, end, message: Cow::Owned(message), is_limit: true })
    }

    fn unexpected(&self, wanted: &str) -> ExpressionError {
        let word = &self.word;
        let found = self.lexer.slice(word);
        let message = match &word.token {
            Token::End => format!("expected {wanted}, the expression ends here"),
            Token::Text(_) => format!("expected {wanted}, found a string"),
            // A word may be a secret that lost its quotes.
            _ if found.starts_with(|char: char| char.is_alphanumeric()) => {
                format!("expected {wanted}, found a word")
            }
            _ => format!("expected {wanted}, found `{found}`"),
        };
        ExpressionError { start: word.start, end: word.end, message: Cow::Owned(message), is_limit: false }
    }
}

fn access(base: Expr, key: Expr, is_safe: bool, end: usize) -> Expr {
    let start = base.start;
    Expr { start, end, kind: ExprKind::Access(Box::new(Access { base, key, is_safe })) }
}
