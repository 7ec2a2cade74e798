# inline_texts(TARGET NAME FILES...): text files (scripts, style sheets, licences), one after the other, as one constant of
# the program. TARGET gets a generated source with
#
#     namespace baroscape::inlined { extern const std::string_view NAME; }
#
# and the header `inlined/NAME.hpp` that declares it. Files are relative to the current source folder; those of other
# packages are read where they are installed, so that nothing of theirs is copied into the repository.
function(inline_texts target name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/inlined)
  set(files "")
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    list(APPEND files ${file})
  endforeach()
  string(REPLACE ";" "|" joined "${files}")
  add_custom_command(
    OUTPUT ${folder}/${name}.cpp ${folder}/${name}.hpp
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} "-DFILES=${joined}" -DFOLDER=${folder}
            -P ${PROJECT_SOURCE_DIR}/cmake/write_inlined_text.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/write_inlined_text.cmake
    COMMENT "Inlining ${name}" VERBATIM)
  target_sources(${target} PRIVATE ${folder}/${name}.cpp ${folder}/${name}.hpp)
  set_source_files_properties(${folder}/${name}.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# require_found(VARIABLE PACKAGE): stops with the name of the Debian package when what find_path looked for is not there.
function(require_found variable package)
  if(NOT ${variable})
    message(FATAL_ERROR "${variable} is missing: install the Debian package ${package} (./run does it), "
                        "or say with -D${variable}=FOLDER where its file is")
  endif()
endfunction()
