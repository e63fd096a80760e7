/**
 * Names in the order in which they were first given a value. Users with the same names share one
 * list, so that each needs to keep no more than its values.
 */
export class NameList {
	private readonly places: ReadonlyMap<string, number>;
	private readonly longer = new Map<string, NameList>();

	constructor(readonly names: readonly string[] = []) {
		this.places = new Map(names.map((name, place) => [name, place]));
	}

	placeOf(name: string): number | undefined {
		return this.places.get(name);
	}

	/** The list with one name more; always the same one. */
	with(name: string): NameList {
		const known = this.longer.get(name);
		if (known) return known;
		const list = new NameList([...this.names, name]);
		this.longer.set(name, list);
		return list;
	}
}
