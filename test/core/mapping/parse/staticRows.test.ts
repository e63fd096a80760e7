import { itemReferenceIn } from '../../../../core/mapping/parse/staticRows';

const parameters = (text: string) => ({
	brazeMappings: { values: [{ source: 'property' }, { source: 'staticText', text }] },
});

it.each([
	'={{ $json.email }}',
	'={{$json}}',
	'=Dear {{ $json["name"] }}!',
	'={{ $now }} and {{ $json.a }}',
	'={{ $input.item.json.a }}',
	'={{ $input.first().json.a }}',
	'={{ $binary.file.fileName }}',
	'={{ $item(0).$node.Webhook }}',
	'={{ $items("Webhook")[0].json.a }}',
	'={{ $itemIndex + 1 }}',
	'={{ $position }}',
	'={{ $data.a }}',
	'={{ $prevNode.name }}',
	`={{ $('Begin Run').item.json.runId }}`,
	`={{ $("Begin Run") . item }}`,
	`={{ $('Begin Run')?.item }}`,
	`={{ $('Begin Run')['item'].json }}`,
	`={{ $('Begin (all) Run').pairedItem() }}`,
	`={{ $('Begin Run').itemMatching(0).json.a }}`,
	'={{ $node["Begin Run"].json.runId }}',
	'={{ $node["Begin Run"]["json"].runId }}',
	'={{ $node.Webhook.binary.a }}',
	'={{ [...$input.all()].length }}',
	'={{ `a ${$json.b}` }}',
	"={{ `it's ${$json.b} and ${'x'}` }}",
	'={{ "a" + $json.b + "c" }}',
	'={{ (() => {\n return $json.a\n})() }}',
])('%s refers to the item', (text) => {
	expect(itemReferenceIn(parameters(text))).toEqual({
		place: `'Text' of Mapping 2`,
		expression: text,
	});
});

it.each([
	'',
	'$json.email',
	'{{ $json.email }}',
	'=plain text',
	'=costs $json',
	'={{ $now.toISO() }}',
	'={{ $today }}',
	'={{ $vars.item }}',
	'={{ $vars.json + $vars.input }}',
	'={{ $workflow.id }} of {{ $execution.id }}',
	'={{ $runIndex }}',
	`={{ $('Settings').first().json.prefix }}`,
	`={{ $('Settings').last().json.item }}`,
	`={{ $('Settings').all()[0].json.a }}`,
	`={{ $('Settings').params.item }}`,
	'={{ $jsonata }}',
	'={{ my$json }}',
	'={{ "$json" }}',
	"={{ '$input.item' }}",
	"={{ 'it\\'s $json' }}",
	'={{ $json',
])('%s is the same for all items', (text) => {
	expect(itemReferenceIn(parameters(text))).toBeUndefined();
});

const reference = '={{ $json.a }}';

it.each<[unknown, string]>([
	[{ allowCreation: reference }, `'Allow Creation'`],
	[{ blueConicTable: reference }, `'Mapping Table'`],
	[{ options: { timeZone: reference } }, `'Time Zone'`],
	[
		{ blueConicIdentifiers: { values: [{ aliasLabel: reference }] } },
		`'Alias Label' of Identifier 1`,
	],
	[
		{ blueConicMappings: { values: [{}, {}, { property: { mode: 'id', value: reference } }] } },
		`'Profile Property' of Mapping 3`,
	],
	[
		{ brazeMappings: { values: [{ brazeField: { mode: reference, value: 'a' } }] } },
		`'Braze Field' of Mapping 1`,
	],
	[{ brazeMappings: reference }, `'Mapping'`],
	[{ anotherOne: { deep: [{ x: reference }] } }, `'x'`],
])('the place in %j', (raw, place) => {
	expect(itemReferenceIn(raw)).toEqual({ place, expression: reference });
});

it.each([undefined, null, 7, 'text', [], {}, { a: null }])('none in %j', (raw) => {
	expect(itemReferenceIn(raw)).toBeUndefined();
});
