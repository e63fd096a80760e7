/** The positions of the profiles that have a value of one indexed property. */
export class ProfileIndex {
	private readonly positionsByValue = new Map<string, number[]>();

	find(value: string): readonly number[] {
		return this.positionsByValue.get(value) ?? [];
	}

	/** Files a profile under its new values instead of the old ones. */
	move(position: number, from: readonly string[], to: readonly string[]): void {
		for (const value of from) if (!to.includes(value)) this.remove(position, value);
		for (const value of to) if (!from.includes(value)) this.add(position, value);
	}

	private add(position: number, value: string): void {
		const positions = this.positionsByValue.get(value);
		if (!positions) this.positionsByValue.set(value, [position]);
		else if (!positions.includes(position)) positions.push(position);
	}

	private remove(position: number, value: string): void {
		const others = this.find(value).filter((known) => known !== position);
		if (others.length > 0) this.positionsByValue.set(value, others);
		else this.positionsByValue.delete(value);
	}
}
