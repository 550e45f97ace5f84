//! Decimal numbers, exact: the neighbours of a bound and the multiples of a step.

/// `digits * 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: i128,
    exponent: i32,
}

/// More zeros than this are written as an exponent.
const ZEROS: i32 = 30;

impl Decimal {
    pub(crate) const ONE: Self = Self { digits: 1, exponent: 0 };

    /// Reads number text; `None` when it has too many digits.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}").parse::<i128>().ok()?;
        let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        Some(Self { digits, exponent }.trimmed())
    }

    fn trimmed(mut self) -> Self {
        if self.digits == 0 {
            return Self { digits: 0, exponent: 0 };
        }
        while self.digits % 10 == 0 && self.exponent < i32::MAX {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }

    /// The same number in units of a smaller power of ten.
    fn digits_at(self, exponent: i32) -> Option<i128> {
        let zeros = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.digits.checked_mul(10_i128.checked_pow(zeros)?)
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let digits = self.digits_at(exponent)?.checked_add(other.digits_at(exponent)?)?;
        Some(Self { digits, exponent }.trimmed())
    }

    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { digits: other.digits.checked_neg()?, ..other })
    }

    /// Half of it.
    pub(crate) fn half(self) -> Option<Self> {
        let digits = self.digits.checked_mul(5)?;
        Some(Self { digits, exponent: self.exponent.checked_sub(1)? }.trimmed())
    }

    /// One unit of its last digit.
    pub(crate) fn unit(self) -> Self {
        Self { digits: 1, exponent: self.exponent }
    }

    /// The greatest multiple of `step` that is not above it.
    pub(crate) fn floor(self, step: Self) -> Option<Self> {
        let exponent = self.exponent.min(step.exponent);
        let (value, step) = (self.digits_at(exponent)?, step.digits_at(exponent)?);
        let rest = value.checked_rem_euclid(step)?;
        Some(Self { digits: value.checked_sub(rest)?, exponent }.trimmed())
    }

    /// As number text.
    pub(crate) fn text(self) -> String {
        let Self { digits, exponent } = self;
        match exponent {
            0 => digits.to_string(),
            1..=ZEROS => format!("{digits}{}", "0".repeat(usize::try_from(exponent).unwrap_or(0))),
            _ if (-ZEROS..0).contains(&exponent) => self.with_point(),
            _ => format!("{digits}e{exponent}"),
        }
    }

    fn with_point(self) -> String {
        let sign = if self.digits < 0 { "-" } else { "" };
        let places = usize::try_from(self.exponent.unsigned_abs()).unwrap_or(0);
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
        format!("{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn read(text: &str) -> Decimal {
        Decimal::read(text).unwrap()
    }

    #[test]
    fn neighbours_are_exact() {
        assert_eq!(read("0.05").plus(read("0.05").unit()).unwrap().text(), "0.06");
        assert_eq!(read("-0.05").text(), "-0.05");
        assert_eq!(
            read("9223372036854775807").plus(Decimal::ONE).unwrap().text(),
            "9223372036854775808"
        );
        assert_eq!(read("5").half().unwrap().text(), "2.5");
        assert_eq!(read("1.797e308").text(), "1797e305");
        assert_eq!(Decimal::read(&"9".repeat(60)), None);
    }

    #[test]
    fn multiples_are_found_below() {
        assert_eq!(read("7").floor(read("2")).unwrap().text(), "6");
        assert_eq!(read("-7").floor(read("2")).unwrap().text(), "-8");
        assert_eq!(read("1").floor(read("0.3")).unwrap().text(), "0.9");
        assert_eq!(read("1").floor(read("0")), None);
    }
}
