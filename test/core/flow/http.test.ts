import { NetworkError, bodyAsJson, jsonBody, urlOf, type Query } from '../../../core/flow/http';
import { answer } from './cannedHttp';

it.each<[string, string, Query | undefined, string]>([
	['https://a.example', '/x', undefined, 'https://a.example/x'],
	['https://a.example/', '/x', {}, 'https://a.example/x'],
	['https://a.example/rest/v2//', '/x/y', {}, 'https://a.example/rest/v2/x/y'],
	['https://a.example', '/x', { page: 0, all: false }, 'https://a.example/x?page=0&all=false'],
	['https://a.example', '/x', { id: ['a', 'b'] }, 'https://a.example/x?id=a&id=b'],
	['https://a.example', '/x', { id: [] }, 'https://a.example/x'],
	[
		'https://a.example',
		'/x',
		{ cursor: '*&=/+ é' },
		'https://a.example/x?cursor=*%26%3D%2F%2B+%C3%A9',
	],
	['http://127.0.0.1:8010', '/x', { a: '' }, 'http://127.0.0.1:8010/x?a='],
])('%s + %s + %j', (base, path, query, expected) => {
	expect(urlOf(base, path, query)).toBe(expected);
});

it.each<[string, unknown]>([
	['{"a":"🦊"}', { a: '🦊' }],
	['[]', []],
	['null', null],
	['{"a":', undefined],
	['', undefined],
	['<html>', undefined],
])('the body %s as JSON', (text, expected) => {
	expect(bodyAsJson(answer(200, text))).toEqual(expected);
});

it('a JSON body is UTF-8', () => {
	expect(jsonBody({ name: 'é🦊' })).toEqual(Buffer.from('{"name":"é🦊"}', 'utf8'));
});

it('a NetworkError keeps its code and cause', () => {
	const cause = new Error('socket');
	expect(new NetworkError('ECONNRESET', { cause })).toMatchObject({ code: 'ECONNRESET', cause });
});
