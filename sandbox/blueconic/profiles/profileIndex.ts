const NOBODY: readonly number[] = [];

/**
 * The positions of the profiles that have a value of one indexed property. Values that differ in
 * case lie together; who asks picks those that fit.
 */
export class ProfileIndex {
	// One position lies bare: that is nearly all of them.
	private readonly positionsByValue = new Map<string, number | readonly number[]>();

	/** The positions of profiles with this value in any case, oldest first. */
	find(value: string): readonly number[] {
		const found = this.positionsByValue.get(value.toLowerCase()) ?? NOBODY;
		return typeof found === 'number' ? [found] : found;
	}

	/** Files a profile under its new values instead of the old ones. */
	move(position: number, from: readonly string[], to: readonly string[]): void {
		for (const value of from) this.remove(position, value);
		for (const value of to) this.add(position, value);
	}

	clear(): void {
		this.positionsByValue.clear();
	}

	private add(position: number, value: string): void {
		const positions = this.find(value);
		if (positions.includes(position)) return;
		const more = [...positions, position].toSorted((one, other) => one - other);
		this.positionsByValue.set(value.toLowerCase(), more.length === 1 ? position : more);
	}

	private remove(position: number, value: string): void {
		const others = this.find(value).filter((known) => known !== position);
		if (others.length > 0) this.positionsByValue.set(value.toLowerCase(), others);
		else this.positionsByValue.delete(value.toLowerCase());
	}
}
