from djangocms_versioning.cms_toolbars import VersioningToolbar, replace_toolbar


class QuietVersioningToolbar(VersioningToolbar):
    """Versioning's toolbar without the Publish button for whoever would be refused on clicking it."""

    def _add_publish_button(self):
        version = self._get_version()
        if version and version.check_publish.as_bool(self.request.user):
            super()._add_publish_button()


replace_toolbar(VersioningToolbar, QuietVersioningToolbar)
