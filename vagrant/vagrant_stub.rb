# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# As much of Vagrant as our Vagrantfile touches. It evaluates the file and remembers what the file has configured, for tests of
# what no machine without VirtualBox shows: plugins that are there, newer versions of Vagrant, Windows.
module Vagrant
  VERSION = ENV.fetch("STUB_VAGRANT", "2.4.9")

  # As Vagrant's own, it takes its text from error_message.
  module Errors
    class VagrantError < StandardError
      def initialize
        super(error_message)
      end
    end
  end

  module Util
    module Which
      def self.which(name)
        ENV.fetch("PATH").split(":").map { |place| File.join(place, name) }.find { |file| File.executable?(file) }
      end
    end

    module Platform
      def self.windows?
        !ENV["STUB_HYPERV"].nil?
      end

      def self.windows_hyperv_enabled?
        ENV["STUB_HYPERV"] == "on"
      end
    end
  end

  # STUB_PLUGINS has NAME=VERSION, separated by blanks.
  def self.has_plugin?(name, requirement = nil) # rubocop:disable Naming/PredicateName
    version = ENV.fetch("STUB_PLUGINS", "").split.to_h { |plugin| plugin.split("=") }[name]
    version && (requirement.nil? || Gem::Requirement.new(requirement).satisfied_by?(Gem::Version.new(version)))
  end

  def self.configure(_version)
    recorder = Recorder.new("config")
    yield recorder
    puts Recorder.lines if ENV["STUB_PRINT"] == "config"
  end

  # Each setting and each call becomes a line.
  class Recorder < BasicObject
    @lines = []
    class << self
      attr_reader :lines
    end

    def initialize(path)
      @path = path
    end

    def method_missing(name, *arguments, **options)
      path = "#{@path}.#{name}"
      return ::Vagrant::Recorder.new(path) if arguments.empty? && options.empty?

      ::Vagrant::Recorder.lines << "#{path} #{[*arguments, *options.map { |key, value| "#{key}=#{value}" }].join(" ")}"
      yield ::Vagrant::Recorder.new("#{path}(#{arguments.first})") if ::Kernel.block_given?
    end

    def respond_to_missing?(*)
      true
    end
  end
end

# As Ruby 3.2 and newer.
File.singleton_class.undef_method(:exists?) if ENV["STUB_RUBY"] == "new" && File.respond_to?(:exists?)

if ENV["STUB_PRINT"] == "bootstrap"
  load File.join(__dir__, "Vagrantfile")
  puts ClusterE2E::BOOTSTRAP
else
  begin
    load ENV.fetch("STUB_VAGRANTFILE", File.join(__dir__, "Vagrantfile"))
  rescue Vagrant::Errors::VagrantError => e
    warn e.message
    exit 1
  end
end
