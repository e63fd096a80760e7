/** One request and its answer, as they went over the wire. */
export interface Exchange {
	readonly method: string;
	/** With the query. */
	readonly path: string;
	readonly request: Message;
	/** `undefined` when the connection broke before one came. */
	readonly answer: Answer | undefined;
}

/** What a request or an answer carries, decompressed. */
export interface Message {
	readonly contentType: string;
	readonly body: string;
}

export interface Answer extends Message {
	readonly status: number;
	/** It ended before it was whole. */
	readonly cut: boolean;
}

/** Where an exchange is not what the document says. */
export interface Violation {
	/** Such as `PUT /profiles`. */
	readonly operation: string;
	readonly side: 'request' | 'answer';
	/** Such as `query count`, `body .*.state` or `status`; `*` stands for any place in a list. */
	readonly where: string;
	readonly what: string;
}
