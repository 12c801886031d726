import { heldBackLabels } from '#domain/contact/held-back.ts'
import { count } from '#cli/amounts.ts'
import type { playbookZh } from '#cli/phrases/playbook-zh.ts'

/** What `longrange playbook` says in English. */
export const playbookEn: typeof playbookZh = {
  head: ['Id', 'Playbook', 'Class', 'State', 'Version', 'Steps', 'Name'],
  on: 'on',
  off: 'off',
  unreadable: 'unreadable',
  sound: (path, name) => `${path}: sound (${name})`,
  offers: (n) => `${n} playbooks have come with new content: see longrange playbook upgrade`,
  saved: (id, version) => `${id} is saved as version ${version}`,
  same: (id, version) => `${id} is the same as version ${version}: nothing has changed`,
  switched: (id, isOn) => `${id} is ${isOn ? 'on' : 'off'}`,
  written: (path) => `Wrote ${path}`,
  version: (version) => `version ${version}`,
  noOffers: 'Nothing new: every playbook is as it ships, or has been answered',
  offer: (id, version) => `${id}: your version ${version} → what this release ships`,
  howToAnswer: 'To take one: longrange playbook upgrade ID --take; to leave it: --keep',
  taken: (id, version) => `${id} is taken, now version ${version}`,
  kept: (id) => `${id} stays as it is`,
  simulation: {
    title: (name, on) => `${name}: tried on the data of ${on}; nothing is kept`,
    enrols: (enrolments, customers) =>
      `${count(enrolments, 'en')} enrolments among ${count(customers, 'en')} customers`,
    nobody: (customers) => `Nobody among ${count(customers, 'en')} customers`,
    out: 'Of whom it is true, and who stay out: ',
    because: {
      entered_before: 'entered or passed over before',
      holdout: 'held out',
      do_not_contact: 'asked not to be contacted',
      all_cars_sold: 'every car sold',
      deceased: 'deceased',
      under_way: 'in it already',
    },
    tasks: (who, tasks, hours) => `${who}: ${count(tasks, 'en')} tasks, ${hours} hours`,
    inAWeek: (n) => `${count(n, 'en')} of them due within 7 days`,
    automatic: (n) => `Low value tier: automatic steps instead of ${count(n, 'en')} tasks`,
    messages: (n) => `${count(n, 'en')} messages`,
    escalations: (n) => `${count(n, 'en')} times to the manager`,
    vouchers: (n, cost) => `${count(n, 'en')} vouchers, about ${cost} if every one were used`,
    work: (cost, value) => `Work about ${cost}; stake × chance ${value} in all`,
    heldBack: 'Contacts that the rules of contact would hold back that day: ',
    held: (because) => heldBackLabels[because].en,
    overlaps: 'Customers of whom another playbook is true as well: ',
    examples: 'Such as: ',
    note: 'Steps that wait for a result or a reply are not in it. Past days are seen by what was recorded by then, consent as it is now.',
  },
}
