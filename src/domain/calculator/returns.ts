/** Return ÷ cost (spec §5.6): 16 means ¥16 back for each ¥1. Null where nothing was spent. */
export function grossRatio(returned: number, cost: number): number | null {
  return cost > 0 ? returned / cost : null
}

/** (Return − cost) ÷ cost (spec §5.6): what is left for each ¥1, 0 = even. Null where nothing was spent. */
export function netReturn(returned: number, cost: number): number | null {
  return cost > 0 ? (returned - cost) / cost : null
}
