//! The sums over thousands of draws that the inference makes between two cards.

/// The sum of the products.
#[inline(never)]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    // Eight sums, so that the processor need not wait for each addition.
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}

/// The sum.
#[inline(never)]
pub fn sum(summands: &[f32]) -> f32 {
    let eights = summands.chunks_exact(8);
    let rest: f32 = eights.remainder().iter().sum();
    let mut sums = [0.0; 8];
    for eight in eights {
        for lane in 0..8 {
            sums[lane] += eight[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Multiplies all by one factor.
#[inline(never)]
pub fn scale(weights: &mut [f32], factor: f32) {
    weights.iter_mut().for_each(|weight| *weight *= factor);
}

/// Multiplies each by its factor.
#[inline(never)]
pub fn multiply(weights: &mut [f32], factors: &[f32]) {
    weights.iter_mut().zip(factors).for_each(|(weight, factor)| *weight *= factor);
}

/// Adds to each its summand.
#[inline(never)]
pub fn add(sums: &mut [f32], summands: &[f32]) {
    sums.iter_mut().zip(summands).for_each(|(sum, summand)| *sum += summand);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_what_they_say() {
        let (a, b): (Vec<f32>, Vec<f32>) = (0..16).map(|n| (n as f32, 1.0 + n as f32)).unzip();
        assert_eq!(dot(&a, &b), 1360.0);
        let mut c = a.clone();
        multiply(&mut c, &b);
        assert_eq!(c.iter().sum::<f32>(), 1360.0);
        add(&mut c, &b);
        assert_eq!(c[15], 15.0 * 16.0 + 16.0);
        assert_eq!(sum(&a), 120.0);
        assert_eq!(sum(&a[..13]), 78.0);
        scale(&mut c, 0.5);
        assert_eq!(c[15], 128.0);
    }
}
