/**
 * The block in the editor: a card that says what visitors will see, a control for every attribute, and
 * a place for what visitors see whose browser can't run the widget.
 *
 * What a block may hold comes from the server (`love-languages.php`), which has it from
 * `attributes.json`. Only the blocks in it are saved; the server writes the element.
 */
( function ( { blockEditor, blocks, components, element, i18n } ) {
	const { InnerBlocks, InspectorControls, useBlockProps } = blockEditor;
	const { PanelBody, SelectControl, TextControl, ToggleControl } = components;
	const { createElement } = element;
	const { __, sprintf } = i18n;

	const ATTRIBUTES = window.loveLanguagesAttributes;

	/** The control of an attribute; what is left empty is not saved. */
	function control( attribute, value, set ) {
		const common = {
			key: attribute.name,
			label: attribute.label,
			help: attribute.sentence,
		};
		switch ( attribute.kind ) {
			case 'flag':
				return createElement( ToggleControl, {
					...common,
					checked: !! value,
					onChange: ( isOn ) => set( isOn || undefined ),
				} );
			case 'one-of':
				return createElement( SelectControl, {
					...common,
					value: value ?? attribute.default,
					options: attribute.choices.map( ( value, at ) => ( { label: attribute.labels[ at ], value } ) ),
					onChange: ( choice ) => set( choice === attribute.default ? undefined : choice ),
				} );
			default:
				return createElement( TextControl, {
					...common,
					type: attribute.kind === 'phone' ? 'tel' : 'text',
					placeholder: attribute.default,
					value: value ?? '',
					onChange: ( text ) => set( text || undefined ),
				} );
		}
	}

	/** What the widget starts with, as the list of starts has it. */
	function start( { view } ) {
		const [ { choices, labels, default: usual } ] = ATTRIBUTES;
		return labels[ choices.indexOf( view ?? usual ) ] ?? view;
	}

	function Edit( { attributes, setAttributes } ) {
		const controls = ATTRIBUTES.map( ( attribute ) =>
			control( attribute, attributes[ attribute.name ], ( value ) =>
				setAttributes( { [ attribute.name ]: value } )
			)
		);
		return createElement(
			'div',
			useBlockProps( { style: { border: '1px solid', padding: '1em' } } ),
			createElement(
				InspectorControls,
				null,
				createElement( PanelBody, { title: __( 'Settings', 'love-languages' ) }, controls )
			),
			createElement( 'strong', null, __( 'Love Languages', 'love-languages' ) ),
			createElement(
				'p',
				null,
				sprintf(
					/* translators: %s: where the widget starts, such as "The quiz". */
					__( 'Here visitors see the widget. It starts with: %s.', 'love-languages' ),
					start( attributes )
				)
			),
			createElement(
				'small',
				null,
				__( 'For visitors whose browser can’t run it:', 'love-languages' )
			),
			createElement( InnerBlocks, {
				allowedBlocks: [ 'core/paragraph', 'core/buttons' ],
				template: [
					[
						'core/paragraph',
						{ placeholder: __( 'A link to your contact page', 'love-languages' ) },
					],
				],
			} )
		);
	}

	blocks.registerBlockType( 'love-languages/widget', {
		edit: Edit,
		save: () => createElement( InnerBlocks.Content ),
	} );
} )( window.wp );
