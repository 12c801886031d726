import type { Label } from '#domain/label.ts'
import type { Condition, StepCondition } from '#domain/playbook/step.ts'
import {
  compileCondition,
  compileStepCondition,
  type OccasionWords,
  type ProblemInText,
} from '#intake/playbook-condition.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import type { Path, PlaybookSource } from '#intake/playbook-source.ts'
import { compileTemplate, type CompiledTemplate, type TemplateVocabulary } from '#intake/playbook-template.ts'

/** Compiles every text of a file and gathers what is wrong, so that one reading shows it all. */
export interface PlaybookCompiler {
  readonly faults: PlaybookFault[]
  readonly condition: (path: Path, expression: string | undefined) => Condition | null
  readonly stepCondition: (path: Path, expression: string | undefined) => StepCondition | null
  readonly template: (path: Path, texts: Label, vocabulary: TemplateVocabulary) => CompiledTemplate
}

/** `said`: what the occasions of the file's trigger say. */
export function compilerFor({ faultAt }: PlaybookSource, said: OccasionWords): PlaybookCompiler {
  const faults: PlaybookFault[] = []
  const orFault = <C extends Condition | StepCondition>(
    path: Path,
    compiled: C | { readonly problem: ProblemInText },
  ): C | null => {
    if (!('problem' in compiled)) return compiled
    faults.push(faultAt(path, compiled.problem, compiled.problem.offset))
    return null
  }
  return {
    faults,
    condition: (path, expression) =>
      expression === undefined ? null : orFault(path, compileCondition(expression, said)),
    stepCondition: (path, expression) =>
      expression === undefined ? null : orFault(path, compileStepCondition(expression, said)),
    template(path, texts, vocabulary) {
      const compiled = compileTemplate(texts, vocabulary)
      if (!('problem' in compiled)) return compiled
      faults.push(faultAt([...path, compiled.language], compiled.problem, compiled.problem.offset))
      return { render: () => '', reads: [] }
    },
  }
}
