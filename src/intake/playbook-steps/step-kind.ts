import { z } from 'zod'
import type { Label, Language } from '#domain/label.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Step, StepBase, StepKind } from '#domain/playbook/step.ts'
import { peopleVariables } from '#domain/playbook/variables.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { PlaybookCompiler } from '#intake/playbook-compiler.ts'
import type { Problem } from '#intake/playbook-fault.ts'
import type { Path } from '#intake/playbook-source.ts'
import type { TemplateVocabulary } from '#intake/playbook-template.ts'
import { days, stepCondition } from '#intake/playbook-values.ts'

/** What a step of any kind has in a file. */
export interface StepFile {
  readonly id: string
  readonly kind: StepKind
  readonly when?: string | undefined
  readonly day?: number | undefined
  readonly last_day?: number | undefined
}

/** A problem with its place below the step (or the file). */
export interface PlacedProblem extends Problem {
  readonly path: Path
}

/** Steps inside a step, with their place below it; `if` = the expression that leads there, null = otherwise. */
export interface InnerSteps {
  readonly path: Path
  readonly steps: readonly StepFile[]
  readonly if: string | null
}

/** Where a step stands, and what it is compiled with. */
export interface StepPlace {
  readonly path: Path
  readonly playbook: { readonly class: ActionClass; readonly purpose: TouchPurpose }
  readonly vocabulary: TemplateVocabulary
  readonly compiler: PlaybookCompiler
  /** Compiles the steps of a branch. */
  readonly steps: (files: readonly StepFile[], path: Path) => readonly Step[]
}

/** How a step is told to people: `text` puts names for what is filled in, `condition` says an expression in words. */
export interface Telling {
  readonly language: Language
  readonly text: (text: Label) => string
  readonly condition: (expression: string) => string
}

/** How steps of one kind are written, what else must hold of them, and what they become. One file each. */
export interface StepKindRule {
  readonly shape: (steps: z.ZodType<StepFile[]>) => z.ZodObject
  readonly problems: (file: StepFile) => readonly PlacedProblem[]
  /** Steps inside it, with their place. */
  readonly inner: (file: StepFile) => readonly InnerSteps[]
  readonly compile: (file: StepFile, base: StepBase, place: StepPlace) => Step
  /** What it does, in lines: for print. */
  readonly tell: (file: StepFile, telling: Telling) => readonly string[]
}

interface Rule<K extends StepKind, Shape extends z.core.$ZodLooseShape> {
  readonly kind: K
  readonly about: string
  /** Its keys beside those of every step; `steps` is the list of steps, for kinds that hold others. */
  readonly keys: (steps: z.ZodType<StepFile[]>) => Shape
  readonly problems?: (file: FileOf<Shape>) => readonly PlacedProblem[]
  readonly inner?: (file: FileOf<Shape>) => readonly InnerSteps[]
  readonly compile: (file: FileOf<Shape>, base: StepBase, place: StepPlace) => Extract<Step, { readonly kind: K }>
  readonly tell: (file: FileOf<Shape>, telling: Telling) => readonly string[]
}

type FileOf<Shape extends z.core.$ZodLooseShape> = StepFile & z.infer<z.ZodObject<Shape>>

export function stepKind<const K extends StepKind, Shape extends z.core.$ZodLooseShape>(
  rule: Rule<K, Shape>,
): StepKindRule {
  // The shape has checked it: a step of this kind has the keys of this kind.
  const own = (file: StepFile): FileOf<Shape> => file as FileOf<Shape>
  return {
    shape: (steps) =>
      z
        .strictObject({
          id: z.string().regex(/^[a-z][a-z0-9_]*$/),
          kind: z.literal(rule.kind),
          when: stepCondition.optional(),
          day: days.optional().meta({ description: 'Days after the trigger day before which it waits.' }),
          last_day: days.optional().meta({ description: 'Days after the trigger day after which it is passed over.' }),
          ...rule.keys(steps),
        })
        .meta({ description: rule.about }),
    problems: (file) => rule.problems?.(own(file)) ?? [],
    inner: (file) => rule.inner?.(own(file)) ?? [],
    compile: (file, base, place) => rule.compile(own(file), base, place),
    tell: (file, telling) => rule.tell(own(file), telling),
  }
}

/** Names among `reads` that are kept with what a step leaves: everything but the people's. */
export function keptNames(...reads: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(reads.flat())].filter((name) => !(name in peopleVariables))
}
