import { Contract } from './contract';
import type { Exchange, Message } from './exchange';

const petFields = {
	id: { type: 'string', readOnly: true },
	name: { type: 'string' },
	secret: { type: 'string', writeOnly: true },
	kind: { type: 'string', enum: ['CAT', 'DOG'] },
	legs: { type: 'integer', format: 'int32' },
	parent: { $ref: '#/components/schemas/Pet' },
	owner: {
		allOf: [{ $ref: '#/components/schemas/Person' }, { properties: { since: { type: 'string' } } }],
	},
	notes: { type: 'object', additionalProperties: { type: 'string' } },
};
const parameter = (name: string, schema: object) => ({ name, in: 'query', schema });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const pet = { $ref: '#/components/schemas/Pet' };

/** A document as an imagined pet shop would publish it. */
const document = {
	openapi: '3.1.0',
	servers: [{ url: 'https://{shop}/api' }],
	paths: {
		'/pets': {
			get: {
				parameters: [
					parameter('count', { type: 'integer' }),
					parameter('kind', { type: 'array', items: { type: 'string', enum: ['CAT', 'DOG'] } }),
					parameter('sold', { type: 'boolean' }),
					{ name: 'filter', in: 'query', ...json(pet) },
					{ ...parameter('shop', { type: 'string' }), required: true },
				],
				responses: { 200: json({ type: 'array', items: pet }), 401: {}, 404: json(pet) },
			},
			put: { requestBody: { required: true, ...json(pet) }, responses: { 200: {} } },
		},
		'/pets/{pet}': {
			get: {
				parameters: [
					{ name: 'pet', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
				],
				responses: { 200: json(pet) },
			},
		},
		'/pets/oldest': { get: { responses: { 200: json({ type: 'string' }) } } },
		'/token': {
			post: {
				requestBody: {
					content: {
						'application/x-www-form-urlencoded': {
							schema: {
								type: 'object',
								properties: { grant: { type: 'string', enum: ['a', 'b'] }, id: { type: 'string' } },
								required: ['grant'],
							},
						},
					},
				},
				responses: { 200: json(pet) },
			},
		},
	},
	components: {
		schemas: {
			Pet: { type: 'object', properties: { ...petFields, wrong: { type: 'string' } } },
			Person: { type: 'object', properties: { email: { type: 'string' } } },
			Failure: { type: 'object', properties: { message: { type: 'string' } } },
		},
	},
};

const contract = new Contract(document, {
	corrections: [
		{
			at: ['components', 'schemas', 'Pet', 'properties', 'wrong'],
			value: undefined,
			document: 'A pet is wrong.',
			instead: 'No pet is wrong.',
			evidence: 'text',
		},
	],
	required: [
		{ schema: 'Pet', fields: ['name'] },
		{ schema: 'Pet', fields: ['id'], side: 'answer' },
		{ schema: 'Failure', fields: ['message'] },
	],
	undeclared: [{ status: 429, operations: ['GET /pets'], reason: 'The shop is small.' }],
	errorSchema: 'Failure',
});

const nothing: Message = { contentType: '', body: '' };

function jsonOf(value: unknown): Message {
	return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function found(exchange: Partial<Exchange>): readonly string[] {
	const complete = { method: 'GET', path: '/api/pets?shop=a', request: nothing, answer: undefined };
	return contract
		.violations({ ...complete, ...exchange })
		.map(({ operation, side, where, what }) => `${operation} ${side} ${where}: ${what}`);
}

const tom = { id: '1', name: 'Tom' };

test.each<[string, number, unknown, string | undefined]>([
	['all is well', 200, [tom, { ...tom, kind: 'CAT', legs: 4, notes: { any: 'text' } }], undefined],
	['a field more', 200, [{ ...tom, colour: 'grey' }], 'body /*: must NOT have unevaluated'],
	[
		'a field more further inside',
		200,
		[{ ...tom, parent: { ...tom, x: 1 } }],
		'/*/parent: must NOT',
	],
	[
		'fields of both schemas',
		200,
		[{ ...tom, owner: { email: 'a@b.c', since: '2025' } }],
		undefined,
	],
	['a field of neither schema', 200, [{ ...tom, owner: { age: 5 } }], '/*/owner: must NOT'],
	[
		'a field of requests',
		200,
		[{ ...tom, secret: 'x' }],
		'must NOT have unevaluated properties: secret',
	],
	[
		'a corrected field',
		200,
		[{ ...tom, wrong: 'x' }],
		'must NOT have unevaluated properties: wrong',
	],
	['a missing field', 200, [{ id: '1' }], "body /*: must have required property 'name'"],
	['another type', 200, [{ ...tom, legs: '4' }], 'body /*/legs: must be integer'],
	[
		'a number too large',
		200,
		[{ ...tom, legs: 2 ** 31 }],
		'body /*/legs: must match format "int32"',
	],
	['a word of no list', 200, [{ ...tom, kind: 'COW' }], 'body /*/kind: must be equal to one of'],
	['no list', 200, tom, 'body: must be array'],
	['a status that is not declared', 201, [], 'status: 201 is not declared'],
	['a status in the table', 429, { message: 'Wait' }, undefined],
	['an error', 401, { message: 'No' }, undefined],
	['an error with a field more', 401, { message: 'No', code: 5 }, 'must NOT have unevaluated'],
	['an error with a body of its own', 404, tom, undefined],
	['an error with another body than its own', 404, { id: '1' }, "required property 'name'"],
])('an answer with %s', (_case, status, body, what) => {
	const violations = found({ answer: { ...jsonOf(body), status, cut: false } });
	if (what === undefined) expect(violations).toEqual([]);
	else expect(violations).toEqual([expect.stringContaining(what)]);
	for (const violation of violations) expect(violation).toMatch(/^GET \/pets answer /);
});

test.each<[string, Partial<Message>, boolean, readonly string[]]>([
	['no JSON', { body: '[{' }, false, ['GET /pets answer body: is no JSON']],
	['no JSON because it was cut', { body: '[{' }, true, []],
	['HTML', { contentType: 'text/html' }, false, ["GET /pets answer content type: is 'text/html'"]],
])('an answer that is %s', (_case, message, cut, violations) => {
	expect(found({ answer: { ...jsonOf([]), ...message, status: 200, cut } })).toEqual(violations);
});

test('the same flaw of many items is told once', () => {
	const answer = { ...jsonOf([{ id: 1 }, { id: 2 }]), status: 200, cut: false };
	expect(found({ answer })).toHaveLength(2);
});

test.each<[string, string, string | undefined]>([
	['all is well', 'shop=a&count=5&sold=true&kind=CAT&kind=DOG', undefined],
	['a parameter more', 'shop=a&page=1', 'query page: is unknown'],
	['a missing parameter', 'count=5', 'query shop: is missing'],
	['another type', 'shop=a&count=five', 'query count: must be integer'],
	['another word than true and false', 'shop=a&sold=1', 'query sold: must be boolean'],
	['a word of no list', 'shop=a&kind=CAT&kind=COW', 'query kind/*: must be equal to one of'],
	['a list with commas', 'shop=a&kind=CAT,DOG', 'query kind/*: must be equal to one of'],
	['one parameter twice', 'shop=a&shop=b', 'query shop: is given more than once'],
	['JSON in a parameter', `shop=a&filter=${encodeURIComponent('{"name":"Tom"}')}`, undefined],
	['no JSON in a parameter', 'shop=a&filter=Tom', 'query filter: is no application/json'],
	['wrong JSON in a parameter', 'shop=a&filter={}', "query filter: must have required property 'n"],
])('a query with %s', (_case, query, what) => {
	const violations = found({ path: `/api/pets?${query}` });
	if (what === undefined) expect(violations).toEqual([]);
	else expect(violations).toEqual([expect.stringContaining(what)]);
});

const uuid = 'd9f7e1c2-5b1a-4c3d-8e2f-0a1b2c3d4e5f';

test.each<[string, string, string, readonly string[]]>([
	['a value that fits', 'GET', `/api/pets/${uuid}`, []],
	[
		'a value that does not',
		'GET',
		'/api/pets/5',
		[expect.stringContaining('path pet: must match')],
	],
	['a literal before a value', 'GET', '/api/pets/oldest', []],
	['no operation', 'GET', '/api/cats', ['GET /api/cats request path: is in no operation']],
	['another method', 'DELETE', '/api/pets', ['DELETE /api/pets request path: is in no operation']],
	['another base', 'GET', '/pets', ['GET /pets request path: is in no operation']],
])('a path with %s', (_case, method, path, violations) => {
	expect(found({ method, path })).toEqual(violations);
});

const form = { contentType: 'application/x-www-form-urlencoded' };

test.each<[string, string, Message, string | undefined]>([
	['all is well', 'PUT /api/pets', jsonOf({ name: 'Tom', secret: 'x' }), undefined],
	['a field of answers', 'PUT /api/pets', jsonOf(tom), 'must NOT have unevaluated properties: id'],
	['no body', 'PUT /api/pets', nothing, 'PUT /pets request body: is missing'],
	['no JSON', 'PUT /api/pets', { ...jsonOf({}), body: '{' }, 'body: is no JSON'],
	[
		'another content type',
		'PUT /api/pets',
		{ ...form, body: 'a=b' },
		"content type: is 'application",
	],
	['a body that is not taken', 'GET /api/pets?shop=a', jsonOf({}), 'body: is not taken'],
	['a good form', 'POST /api/token', { ...form, body: 'grant=a&id=1' }, undefined],
	[
		'a wrong field in the form',
		'POST /api/token',
		{ ...form, body: 'grant=c' },
		'form /grant: must',
	],
	[
		'a field more in the form',
		'POST /api/token',
		{ ...form, body: 'grant=a&x=1' },
		'properties: x',
	],
	['a missing field in the form', 'POST /api/token', { ...form, body: 'id=1' }, "property 'grant'"],
])('a request with %s', (_case, line, request, what) => {
	const [method = '', path = ''] = line.split(' ');
	const violations = found({ method, path, request });
	if (what === undefined) expect(violations).toEqual([]);
	else expect(violations).toEqual([expect.stringContaining(what)]);
});
