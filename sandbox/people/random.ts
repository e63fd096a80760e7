const STEP = 0x6d2b79f5;
const INDEX_MULTIPLIER = 0x9e3779b1;

/**
 * Mulberry32: a small generator whose whole state is one number. Keyed by seed and index, so
 * that person 7 is the same whoever else is generated.
 */
export class Random {
	private state: number;

	constructor(seed: number, index: number) {
		this.state = (Math.imul(seed, STEP) ^ Math.imul(index + 1, INDEX_MULTIPLIER)) >>> 0;
	}

	/** At least 0, below 2^32. */
	uint32(): number {
		this.state = (this.state + STEP) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	}

	/** A whole number between both bounds, bounds included. */
	between(lowest: number, highest: number): number {
		return lowest + Math.floor((this.uint32() / 0x1_0000_0000) * (highest - lowest + 1));
	}

	chance(probability: number): boolean {
		return this.uint32() < probability * 0x1_0000_0000;
	}

	pick<T>(choices: readonly [T, ...T[]]): T {
		return choices[this.between(0, choices.length - 1)] ?? choices[0];
	}

	/** Some of the choices, in their order, each once. */
	some<T>(choices: readonly T[], probability: number): T[] {
		return choices.filter(() => this.chance(probability));
	}

	/** An even number of hexadecimal digits. */
	hex(digits: number): string {
		const bytes = Buffer.allocUnsafe(Math.ceil(digits / 8) * 4);
		for (let offset = 0; offset < bytes.length; offset += 4) {
			bytes.writeUInt32BE(this.uint32(), offset);
		}
		return bytes.toString('hex', 0, digits / 2);
	}

	uuid(): string {
		const hex = this.hex(32);
		const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
		return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
	}
}
