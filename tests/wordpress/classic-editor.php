<?php
/**
 * Puts the classic editor in the place of the block editor.
 */

wp_mkdir_p( WPMU_PLUGIN_DIR );
file_put_contents(
	WPMU_PLUGIN_DIR . '/classic-editor.php',
	"<?php add_filter( 'use_block_editor_for_post', '__return_false' );"
);
