import type { IncomingMessage } from 'node:http';

/** The version of an object that is stored, or `undefined` when there is none. */
export type StoredVersion = (path: string) => Promise<string | undefined>;

/** A write that has its turn. */
export interface WriteTurn {
	/** Whether its condition holds. */
	readonly holds: boolean;
	/** Lets the next write of the object have its turn. */
	end(): void;
}

const unquoted = (etag: string): string => etag.replace(/^"|"$/g, '');

/**
 * Conditional writes for a server that ignores conditions: writes of an object take turns, and each
 * condition is held against what is stored when its turn comes
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html).
 */
export class ConditionalWrites {
	private readonly turns = new Map<string, Promise<void>>();

	constructor(private readonly storedVersion: StoredVersion) {}

	/** Waits for the turn of a request that writes or deletes an object. */
	async turnOf({ url = '/', headers }: IncomingMessage): Promise<WriteTurn> {
		const [path = '/'] = url.split('?', 1);
		const end = await this.take(path);
		try {
			return { holds: await this.holds(path, headers), end };
		} catch (error) {
			end();
			throw error;
		}
	}

	private async holds(path: string, headers: IncomingMessage['headers']): Promise<boolean> {
		const wantsNone = headers['if-none-match'] === '*';
		const wanted = headers['if-match'];
		if (!wantsNone && wanted === undefined) return true;
		const stored = await this.storedVersion(path);
		if (wantsNone) return stored === undefined;
		return stored !== undefined && unquoted(stored) === unquoted(wanted ?? '');
	}

	private async take(path: string): Promise<() => void> {
		const before = this.turns.get(path);
		let end = (): void => undefined;
		const turn = new Promise<void>((resolve) => (end = resolve));
		this.turns.set(path, turn);
		await before;
		return () => {
			if (this.turns.get(path) === turn) this.turns.delete(path);
			end();
		};
	}
}

/** The answer to a write whose condition does not hold. */
export const PRECONDITION_FAILED =
	'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>PreconditionFailed</Code><Message>At least one of the pre-conditions you specified did not hold</Message></Error>';
