/** Chance that a seed decides (mulberry32). */
export class Dice {
	constructor(private state: number) {}

	/** 0 to 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	chance(percent: number): boolean {
		return this.next() * 100 < percent;
	}

	between(least: number, most: number): number {
		return least + this.next() * (most - least);
	}

	/** Mostly near the least, now and then near the most. */
	skewed(least: number, most: number): number {
		return least * (most / least) ** this.next();
	}
}
