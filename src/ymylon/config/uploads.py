"""How a file arrives: in memory only, never on a disk, and of one that is too big nothing is kept but its size."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from ymylon.terms.uploads import LARGEST_FILE, LARGEST_IN_ALL


class InMemory(FileUploadHandler):
    """Holds little more than a form takes. The form hears the true size, and says beside the field that it is too big."""

    most = LARGEST_FILE
    # Of all the files of one request together: of what comes beyond it nothing is kept, and a form says so.
    most_in_all = LARGEST_IN_ALL
    held_in_all = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held, self.size = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size <= self.most + self.chunk_size and self.held_in_all <= self.most_in_all:
            self.held.write(raw_data)
            self.held_in_all += len(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, self.size, self.charset, self.content_type_extra
        )
