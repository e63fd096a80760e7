import type { Sandbox } from '../../../sandbox/sandbox';
import { call } from '../call';
import { comparableAnswer, comparableUser, withKnownWords } from './comparable';
import { brazeIdOf } from './person';
import { TrackModel } from './trackModel';
import { isRecord, type JsonRecord } from './value';
import type { Workspace } from './workspace';

/** As the wire has it: names such as `__proto__` are kept. */
function parsed(text: string): JsonRecord {
	const value: unknown = JSON.parse(text);
	if (!isRecord(value)) throw new Error('A request is an object.');
	return value;
}

/** The texts of `some` that are not in `others`. */
function without(some: readonly string[], others: readonly string[]): string {
	return some.filter((text) => !others.includes(text)).join('\n\n');
}

/** The requests of one seed, sent to the stand-in and given to the model. */
export class Trial {
	readonly #sent: string[] = [];
	readonly #differences: string[] = [];
	readonly #model: TrackModel;

	constructor(
		readonly seed: number,
		private readonly braze: Sandbox['braze'],
		private readonly workspace: Workspace,
	) {
		this.#model = new TrackModel(workspace);
	}

	/** What was found to differ. */
	get differences(): readonly string[] {
		return this.#differences;
	}

	/** Sends a request and compares the answers; `brazeIds` are those of the known external ids. */
	async send(request: object, brazeIds: ReadonlyMap<unknown, unknown> = new Map()): Promise<void> {
		const written = (idOf: (externalId: unknown) => unknown): string =>
			JSON.stringify(request, (key, value: unknown) =>
				key === 'braze_id' && brazeIds.has(value) ? idOf(value) : value,
			);
		this.#sent.push(JSON.stringify(request));
		const body = parsed(written((externalId) => brazeIds.get(externalId)));
		const url = `${this.braze.url}/users/track`;
		const got = await call({ method: 'POST', url, token: this.braze.key, body });
		const expected = this.#model.track(parsed(written(brazeIdOf)));

		const expectedText = comparableAnswer(expected);
		const gotText = comparableAnswer({ ...got, body: withKnownWords(got.body, expected) });
		if (expectedText !== gotText) this.#note(expectedText, gotText);
	}

	/** Compares the seed's users at the end. */
	compare(users: readonly JsonRecord[]): void {
		const texts = (some: readonly JsonRecord[]): string[] =>
			some.map((user) => comparableUser(user, this.workspace.now)).toSorted();
		const expected = texts(this.#model.users());
		const got = texts(users);
		if (expected.join() !== got.join()) this.#note(without(expected, got), without(got, expected));
	}

	#note(expected: string, got: string): void {
		const requests = this.#sent.join('\n');
		this.#differences.push(
			`seed ${this.seed}, requests:\n${requests}\nexpected:\n${expected}\ngot:\n${got}`,
		);
	}
}
