import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datedFacts } from '#domain/playbook/dated-facts.ts'
import { featureIds, features, type FeatureId, type FeatureValues } from '#domain/playbook/features.ts'
import type { FeatureType, FeatureValue } from '#domain/playbook/feature.ts'
import { memoryVocabulary, type Memory } from '#domain/playbook/memory.ts'
import { compileCondition, compileStepCondition, interpretedCondition } from '#intake/playbook-condition.ts'

const passed = datedFacts.mileage_passed.variables

const words: readonly (readonly [string, FeatureType])[] = [
  ...featureIds.map((id): readonly [string, FeatureType] => [id, features[id].type]),
  ...Object.entries(passed).map(([name, { type }]): readonly [string, FeatureType] => [name, type]),
  ...Object.entries(memoryVocabulary).map(([name, { type }]): readonly [string, FeatureType] => [name, type]),
]

const literals: Readonly<Record<FeatureType, fc.Arbitrary<string>>> = {
  int: fc.integer({ min: -5, max: 5 }).map((value) => (value < 0 ? `(${value})` : String(value))),
  double: fc.constantFrom('0.0', '0.5', '1.0', '-2.5', '3.0'),
  string: fc.constantFrom('"l2"', '"x"', '""'),
  bool: fc.constantFrom('true', 'false'),
}

// A feature with a list of values takes no others, so that strings are compared through a sum that no list knows.
function leaf(type: FeatureType): fc.Arbitrary<string> {
  const names = words.filter(([, of]) => of === type).map(([name]) => (type === 'string' ? `(${name} + "")` : name))
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...names) }, { weight: 2, arbitrary: literals[type] })
}

function pair(of: fc.Arbitrary<string>, operators: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(of, fc.constantFrom(...operators), of)
    .map(([left, operator, right]) => `(${left} ${operator} ${right})`)
}

const { bool } = fc.letrec<Record<FeatureType, string>>((tie) => {
  const sum = (type: 'int' | 'double', operators: readonly string[]): fc.Arbitrary<string> =>
    fc.oneof(
      { maxDepth: 3 },
      leaf(type),
      pair(tie(type), operators),
      tie(type).map((value) => `-${value}`),
      fc.tuple(tie('bool'), tie(type), tie(type)).map(([is, yes, no]) => `(${is} ? ${yes} : ${no})`),
    )
  const compared = (['int', 'double', 'string'] as const).flatMap((type) => [
    pair(tie(type), ['==', '!=', '<', '<=', '>', '>=']),
    fc
      .tuple(tie(type), fc.array(tie(type), { maxLength: 3 }))
      .map(([item, list]) => `(${item} in [${list.join(', ')}])`),
  ])
  return {
    int: sum('int', ['+', '-', '*', '/', '%']),
    double: sum('double', ['+', '-', '*', '/']),
    string: leaf('string'),
    bool: fc.oneof(
      { maxDepth: 4 },
      leaf('bool'),
      ...compared,
      fc.tuple(tie('int'), fc.constantFrom('<', '<=', '>', '>='), tie('double')).map((each) => `(${each.join(' ')})`),
      pair(tie('bool'), ['&&', '||', '==', '!=']),
      tie('bool').map((value) => `!${value}`),
    ),
  }
})

const valueOf: Readonly<Record<FeatureType, fc.Arbitrary<FeatureValue>>> = {
  int: fc.integer({ min: -5, max: 5 }),
  double: fc.constantFrom(-2.5, 0, 0.5, 1, 3),
  string: fc.constantFrom('l2', 'x', ''),
  bool: fc.boolean(),
}

const known = fc.record(
  Object.fromEntries(
    words.map(([name, type]) => [name, fc.oneof({ weight: 3, arbitrary: valueOf[type] }, fc.constant(null))]),
  ),
)

test('the closures say what the interpreter of CEL says', () => {
  let covered = 0
  fc.assert(
    fc.property(bool, known, (expression, values) => {
      const compiled = compileStepCondition(expression, passed)
      // Too large, or a list of nothing.
      if ('problem' in compiled) return
      covered++
      const of = values as FeatureValues
      const memory = values as unknown as Memory
      expect(`${expression}: ${compiled(of, memory, values)}`).toBe(
        `${expression}: ${interpretedCondition(expression, passed)(of, memory, values)}`,
      )
    }),
    { numRuns: 2000 },
  )
  expect(covered).toBeGreaterThan(1000)
})

test('what may not hold of a customer holds of none of their occasions', () => {
  let ruledOut = 0
  fc.assert(
    fc.property(bool, known, known, (expression, of, said) => {
      const condition = compileCondition(expression, passed)
      // Too large, or about what has happened in an enrolment.
      if ('problem' in condition || condition.mayHold(of as FeatureValues)) return
      ruledOut++
      expect(`${expression}: ${condition.holds(of as FeatureValues, said)}`).toBe(`${expression}: false`)
    }),
    { numRuns: 5000 },
  )
  expect(ruledOut).toBeGreaterThan(200)
})

test.each([
  { when: 'segment == "loyal"', known: { segment: 'lost' }, mayHold: false, because: 'whatever happens to them' },
  { when: 'segment == "loyal"', known: { segment: 'loyal' }, mayHold: true, because: 'it does' },
  { when: 'passed_km == 10000', known: {}, mayHold: true, because: 'their next occasion may say so' },
  {
    when: 'passed_km == 10000 && segment == "loyal"',
    known: { segment: 'lost' },
    mayHold: false,
    because: 'one side is false already',
  },
  { when: 'size(segment) > 30', known: { segment: 'lost' }, mayHold: true, because: 'the interpreter does not tell' },
] as const)('$when may hold: $mayHold, for $because', ({ when, known: said, mayHold }) => {
  const condition = compileCondition(when, passed)
  if ('problem' in condition) throw new Error(condition.problem.problem.en)
  const nothing = Object.fromEntries(featureIds.map((id: FeatureId) => [id, null]))
  expect(condition.mayHold({ ...nothing, ...said } as unknown as FeatureValues)).toBe(mayHold)
})

test.each([
  { expression: 'size(segment) > 3', known: { segment: 'loyal' }, is: true },
  { expression: '[f, m].exists(each, each >= 5)', known: { f: 1, m: 5 }, is: true },
  { expression: '[f, m].all(each, each >= 5)', known: { f: 1, m: 5 }, is: false },
] as const)(
  '$expression, which no closure covers, is left to the interpreter: $is',
  ({ expression, known: said, is }) => {
    const compiled = compileStepCondition(expression)
    if ('problem' in compiled) throw new Error(compiled.problem.problem.en)
    const nothing = Object.fromEntries(featureIds.map((id: FeatureId) => [id, null]))
    const values = { ...nothing, ...said } as unknown as FeatureValues
    expect(compiled(values, { result: null, reason: null, attempts: 0, happened: null }, {})).toBe(is)
  },
)
