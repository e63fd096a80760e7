import type { NameList } from './nameList';

/**
 * Values by their names. A million users fit into memory like this; a Map for each would take
 * several times as much.
 */
export class NamedValues<Value> {
	private values: readonly (Value | undefined)[] = [];

	/** @param names the empty list of the workspace */
	constructor(private names: NameList) {}

	get(name: string): Value | undefined {
		const place = this.names.placeOf(name);
		return place === undefined ? undefined : this.values[place];
	}

	/** Sets a value, or takes it away with `undefined`. */
	set(name: string, value: Value | undefined): void {
		const place = this.names.placeOf(name);
		if (place !== undefined) {
			this.values = this.values.with(place, value);
		} else if (value !== undefined) {
			this.names = this.names.with(name);
			this.values = this.values.concat([value]);
		}
	}

	/** Sets many values at once. */
	fill(entries: Iterable<readonly [string, Value | undefined]>): void {
		const values = [...this.values];
		for (const [name, value] of entries) {
			if (value === undefined) continue;
			const place = this.names.placeOf(name) ?? values.length;
			if (place === values.length) this.names = this.names.with(name);
			values[place] = value;
		}
		// A copy has no room to spare.
		this.values = values.slice();
	}

	*[Symbol.iterator](): Generator<readonly [string, Value]> {
		for (const [place, name] of this.names.names.entries()) {
			const value = this.values[place];
			if (value !== undefined) yield [name, value];
		}
	}
}
