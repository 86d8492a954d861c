import type { Result } from '#contract/tally.ts'

/** The formula as it is printed: (v·R + m·C) / (v + m), or the Wilson lower bound. */
export const Formula = ({ method }: { method: Result['method'] }) =>
  method === 'marks' ? <Bayesian /> : <Wilson />

const Bayesian = () => (
  <math aria-label="S = (v R + m C) / (v + m)">
    <mi>S</mi>
    <mo>=</mo>
    <mfrac>
      <mrow>
        <mi>v</mi>
        <mi>R</mi>
        <mo>+</mo>
        <mi>m</mi>
        <mi>C</mi>
      </mrow>
      <mrow>
        <mi>v</mi>
        <mo>+</mo>
        <mi>m</mi>
      </mrow>
    </mfrac>
  </math>
)

const Wilson = () => (
  <math aria-label="S = (p + z²/2n − z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), p = k/n">
    <mi>S</mi>
    <mo>=</mo>
    <mfrac>
      <mrow>
        <mi>p</mi>
        <mo>+</mo>
        <mfrac>
          <msup>
            <mi>z</mi>
            <mn>2</mn>
          </msup>
          <mrow>
            <mn>2</mn>
            <mi>n</mi>
          </mrow>
        </mfrac>
        <mo>−</mo>
        <mi>z</mi>
        <msqrt>
          <mfrac>
            <mrow>
              <mi>p</mi>
              <mo stretchy={false}>(</mo>
              <mn>1</mn>
              <mo>−</mo>
              <mi>p</mi>
              <mo stretchy={false}>)</mo>
            </mrow>
            <mi>n</mi>
          </mfrac>
          <mo>+</mo>
          <mfrac>
            <msup>
              <mi>z</mi>
              <mn>2</mn>
            </msup>
            <mrow>
              <mn>4</mn>
              <msup>
                <mi>n</mi>
                <mn>2</mn>
              </msup>
            </mrow>
          </mfrac>
        </msqrt>
      </mrow>
      <mrow>
        <mn>1</mn>
        <mo>+</mo>
        <mfrac>
          <msup>
            <mi>z</mi>
            <mn>2</mn>
          </msup>
          <mi>n</mi>
        </mfrac>
      </mrow>
    </mfrac>
    <mo>,</mo>
    <mi>p</mi>
    <mo>=</mo>
    <mfrac>
      <mi>k</mi>
      <mi>n</mi>
    </mfrac>
  </math>
)
