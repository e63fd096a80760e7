import type { FaultKind, FaultRule } from './faultPlan';
import type { FaultServer } from './faultServer';

/** An answer in place of the service's own. */
export interface Refusal {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

type Texts = readonly [status: number, text: string, code?: string];

/** What the answer says: the status, its sentence and for S3 the error's code. */
const TEXTS: { readonly [Kind in FaultKind]?: Texts } = {
	'rate-limited': [429, 'Rate Limited'],
	'rate-limited-bare': [429, 'Rate Limited'],
	'server-error': [500, 'Internal Server Error', 'InternalError'],
	unavailable: [503, 'Service Unavailable'],
	'bad-gateway': [502, 'Bad Gateway'],
	'gateway-timeout': [504, 'Gateway Timeout'],
	// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
	'slow-down': [503, 'Please reduce your request rate.', 'SlowDown'],
	'no-such-key': [404, 'The specified key does not exist.', 'NoSuchKey'],
};

/** Answers of what stands before a service, and know nothing of its format. */
const FROM_THE_FRONT: ReadonlySet<FaultKind> = new Set(['bad-gateway', 'gateway-timeout']);

const TRACK_LIMIT = 3000;

type Format = (texts: Texts) => Omit<Refusal, 'status'>;

const json = (body: object): Omit<Refusal, 'status'> => ({
	headers: { 'content-type': 'application/json; charset=utf-8' },
	body: JSON.stringify(body),
});

const html: Format = ([status, text]) => ({
	headers: { 'content-type': 'text/html' },
	body:
		`<html>\r\n<head><title>${status} ${text}</title></head>\r\n` +
		`<body>\r\n<center><h1>${status} ${text}</h1></center>\r\n</body>\r\n</html>\r\n`,
});

const FORMATS: { readonly [Server in FaultServer]: Format } = {
	braze: ([, message]) => json({ message }),
	blueconic: ([code, message]) => json({ code, message }),
	s3: ([, text, code]) => ({
		headers: { 'content-type': 'application/xml' },
		body:
			'<?xml version="1.0" encoding="UTF-8"?>\n' +
			`<Error><Code>${code}</Code><Message>${text}</Message></Error>`,
	}),
};

function waitHeaders(rule: FaultRule): Readonly<Record<string, string>> {
	if (rule.fault !== 'rate-limited' && rule.fault !== 'unavailable') return {};
	const { retryAfterSeconds } = rule;
	return retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
}

/** https://www.braze.com/docs/api/api_limits; BlueConic documents no header of its own. */
function rateHeaders(rule: FaultRule): Readonly<Record<string, string>> {
	if (rule.fault !== 'rate-limited') return {};
	if (rule.server !== 'braze') return { 'retry-after': String(rule.resetSeconds) };
	return {
		'x-ratelimit-limit': String(TRACK_LIMIT),
		'x-ratelimit-remaining': '0',
		'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + rule.resetSeconds),
	};
}

/** The answer of a rule whose kind is an answer in place of the service's own. */
export function refusalOf(rule: FaultRule): Refusal | undefined {
	const texts = TEXTS[rule.fault];
	if (!texts) return undefined;
	const { headers, body } = (FROM_THE_FRONT.has(rule.fault) ? html : FORMATS[rule.server])(texts);
	const [status] = texts;
	return { status, headers: { ...headers, ...rateHeaders(rule), ...waitHeaders(rule) }, body };
}
