import type { Label } from '#domain/label.ts'
import type { UsageFault } from '#cli/read-arguments.ts'

/** What is wrong with a command line, and what to write instead. */
export function usageSentence(fault: Exclude<UsageFault, { fault: 'no-command' }>): Label {
  switch (fault.fault) {
    case 'unknown-command':
      return meant({ zh: `没有命令“${fault.word}”`, en: `there is no command “${fault.word}”` }, fault.nearest)
    case 'incomplete-command':
      return {
        zh: `“${fault.word}”后面还要写一个词：${fault.choices.join('、')}`,
        en: `“${fault.word}” needs a second word: ${fault.choices.join(', ')}`,
      }
    case 'unknown-option':
      return meant({ zh: `没有选项 ${fault.option}`, en: `there is no option ${fault.option}` }, fault.nearest)
    case 'no-value':
      return { zh: `${fault.option} 后面要写${spaced(fault.wants.zh)}`, en: `${fault.option} wants ${fault.wants.en}` }
    case 'no-value-taken':
      return { zh: `${fault.option} 后面不带值`, en: `${fault.option} takes no value` }
    case 'unreadable-value':
      return {
        zh: `${fault.option} 不能是“${fault.value}”；应为${spaced(fault.wants.zh)}`,
        en: `${fault.option} cannot be “${fault.value}”; it wants ${fault.wants.en}`,
      }
    case 'missing-operand':
      return { zh: `缺少 ${fault.operand}：${fault.label.zh}`, en: `${fault.operand} is missing: ${fault.label.en}` }
    case 'too-many-operands':
      return { zh: `多了“${fault.word}”`, en: `“${fault.word}” is one too many` }
  }
}

function meant(sentence: Label, nearest: string | null): Label {
  if (nearest === null) return sentence
  return { zh: `${sentence.zh}；是否想写 ${nearest}？`, en: `${sentence.en}; did you mean ${nearest}?` }
}

/** A space between Chinese and what is written in Latin letters or figures. */
function spaced(text: string): string {
  return /^[\u2e80-\u9fff]/.test(text) ? text : ` ${text}`
}
