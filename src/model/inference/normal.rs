//! The normal distribution, to three decimals and in few bytes (Bowling and others 2009,
//! doi 10.3926/jiem.2009.v2n1.p114-127).

/// The probability that a standard normal variate is below `x`.
pub fn below(x: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-x * (1.5976 + 0.070_565 * x * x)))
}

/// The inverse of [`below`], for `0 < p < 1`.
pub fn quantile(p: f32) -> f32 {
    let odds = libm::logf(p / (1.0 - p));
    // Newton's method; the function is odd, increasing and nearly straight.
    (0..6).fold(odds / 1.6, |x, _| {
        x - (x * (1.5976 + 0.070_565 * x * x) - odds) / (1.5976 + 3.0 * 0.070_565 * x * x)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        for (x, p) in [(0.0, 0.5), (1.0, 0.841_34), (-1.96, 0.025), (2.5, 0.993_79)] {
            assert!((below(x) - p).abs() < 3e-4, "{x}");
            assert!((quantile(below(x)) - x).abs() < 1e-3, "{x}");
        }
    }
}
