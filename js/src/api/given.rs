//! Takes what a call was given, and says in one sentence what is wrong with it.

use std::fmt;

use js_sys::Object;
use serde::de::value::Error as Unread;
use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

use super::codes::Unit;
use super::problem::{ErrorCode, MingzhangError};

/// The options that were given, or what is usual.
///
/// # Errors
/// When one has a name or a value that is not known.
pub(super) fn options<T>(options: Option<Ts<T>>) -> Result<T, MingzhangError>
where
    T: Tsify<JsType: Clone> + Default + DeserializeOwned,
{
    options.map_or_else(|| Ok(T::default()), |options| all_of(&options))
}

/// An object with nothing in it that is not known.
///
/// # Errors
/// When it has a name or a value that is not known, or lacks one that must be there.
pub(super) fn all_of<T>(object: &Ts<T>) -> Result<T, MingzhangError>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    let known = Fields::of::<T>();
    let object_ = JsValue::from(object.clone());
    let Some(given) = object_.dyn_ref::<Object>() else {
        return Err(unknown(&format!("an object with {}", known.join(", "))));
    };
    for name in Object::keys(given).iter().filter_map(|it| it.as_string()) {
        if !known.contains(&&*name) {
            let known = known.join(", ");
            let what = format!("there is no option `{name}`; there are {known}");
            return Err(MingzhangError::new(ErrorCode::UnknownOption, what));
        }
    }
    value(object)
}

/// One value.
///
/// # Errors
/// When it is not known.
pub(super) fn value<T>(value: &Ts<T>) -> Result<T, MingzhangError>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    value.to_rust().map_err(|error| {
        // What stands before the last sentence names types of Rust.
        let said = error.to_string();
        let what = said.rsplit_once("Error: ").map_or(&*said, |(_, it)| it);
        MingzhangError::new(ErrorCode::UnknownOption, what)
    })
}

/// The unit that was given, or 万元.
///
/// # Errors
/// When it is none.
pub(super) fn unit(unit: Option<Ts<Unit>>) -> Result<mingzhang::Unit, MingzhangError> {
    let unit = unit.as_ref().map(value).transpose()?;
    Ok(or_wanyuan(unit))
}

pub(super) fn or_wanyuan(unit: Option<Unit>) -> mingzhang::Unit {
    unit.unwrap_or(Unit::Wanyuan).into()
}

fn unknown(expected: &str) -> MingzhangError {
    MingzhangError::new(ErrorCode::WrongType, format!("expected {expected}"))
}

/// Reads nothing, and notes which fields a type asks for.
struct Fields<'a>(&'a mut &'static [&'static str]);

impl Fields<'_> {
    fn of<T: DeserializeOwned>() -> &'static [&'static str] {
        let mut fields: &[&str] = &[];
        // It ends in an error once the fields are named.
        let _ = T::deserialize(Fields(&mut fields));
        fields
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserializer<'de> for Fields<'_> {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unread> {
        Err(Unread::custom("only fields are asked for"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Unread> {
        *self.0 = fields;
        Err(Unread::custom("only fields are asked for"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::options::{Room, RowOptions};

    #[test]
    fn a_type_says_which_options_it_has() {
        assert_eq!(
            Fields::of::<RowOptions>(),
            ["unit", "selected", "open", "order"]
        );
        assert_eq!(
            Fields::of::<Room>(),
            ["width", "height", "head", "rim", "smallest"]
        );
        assert!(Fields::of::<Unit>().is_empty());
    }
}
