/** Part of a reading order: a region, or a group of parts. */
interface Part {
  /** Place in a group that is ordered; in the order of the file where none is given. */
  index: number;
  regions: string[];
}

const REFERENCE = /^RegionRef/;
const GROUP = /^(?:Un)?[Oo]rderedGroup/;

/** The reading order of a PAGE file: groups of references to regions, in one another. */
export class ReadingOrder {
  /** Groups that are open, the innermost last; the first is all of it. */
  readonly #open: (Part & { parts: Part[] })[] = [{ index: 0, regions: [], parts: [] }];

  open(name: string, { index, regionRef }: Readonly<Record<string, string>>): void {
    const group = this.#open.at(-1);
    const place = Number(index ?? group?.parts.length);
    const regions = regionRef === undefined ? [] : [regionRef];
    if (GROUP.test(name)) this.#open.push({ index: place, regions, parts: [] });
    else if (REFERENCE.test(name)) group?.parts.push({ index: place, regions });
  }

  close(name: string): void {
    if (!GROUP.test(name)) return;
    const group = this.#open.pop();
    if (group) this.#open.at(-1)?.parts.push({ index: group.index, regions: laidOut(group) });
  }

  /** Ids of the regions in order. */
  get regions(): string[] {
    const [all] = this.#open;
    return all ? laidOut(all) : [];
  }
}

function laidOut({ regions, parts }: Part & { parts: readonly Part[] }): string[] {
  const inOrder = parts.toSorted((a, b) => a.index - b.index);
  return [...regions, ...inOrder.flatMap((part) => part.regions)];
}
