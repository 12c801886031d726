/** A list of words written as people write one: `保养、定期保养、service`. Several arguments are one list. */
export function words(...lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split('、'))
}
